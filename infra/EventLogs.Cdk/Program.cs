using Amazon.CDK;
using EventLogs.Cdk;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Options;
using EventLogs.Generated;

NodeWarnings.Silence();
var app = new App();
var (options, errors) = OptionsReader.Read(app.Node.TryGetContext);
var catalog = new EventLogsCatalog(EventCatalog.Events, EventCatalog.Queries);
errors = [.. errors, .. StackLimits.Check(catalog, options), .. FunctionPackages.Missing(options)];
if (errors.IsEmpty)
{
    _ = new EventLogsStack(app, catalog, options);
    errors = StackLimits.CheckTemplates(app.Synth().Directory);
}

foreach (var error in errors)
    Console.Error.WriteLine(error);
return errors.IsEmpty ? 0 : 1;
