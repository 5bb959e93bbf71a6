using System.Collections.Immutable;
using Amazon.CDK;
using EventLogs.Cdk;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Options;
using EventLogs.Generated;

NodeWarnings.Silence();
return AppRun.Run(Make, Console.Error);

static ImmutableArray<string> Make()
{
    if (AppRun.TempFolderProblem(Path.GetTempPath()) is { } problem)
        return [problem];

    var app = new App();
    var (options, errors) = OptionsReader.Read(app.Node.TryGetContext, ContextKeys.Read(System.Environment.GetEnvironmentVariable));
    var catalog = new EventLogsCatalog(EventCatalog.Events, EventCatalog.Queries) { Views = EventCatalog.Views };
    errors = [.. errors, .. StackLimits.Check(catalog, options), .. FunctionPackages.Missing(options)];
    if (!errors.IsEmpty)
        return errors;

    _ = new EventLogsStack(app, catalog, options);
    return StackLimits.CheckTemplates(app.Synth().Directory);
}
