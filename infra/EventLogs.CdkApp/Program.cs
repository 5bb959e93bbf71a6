using EventLogs.Cdk;
using EventLogs.Cdk.Options;
using EventLogs.CdkApp;
using EventLogs.CdkApp.Options;
using EventLogs.Generated;

return AppRun.Run(
    app =>
    {
        var (options, errors) = OptionsReader.Read(app.Node.TryGetContext, ContextKeys.Read(Environment.GetEnvironmentVariable));
        var catalog = new EventLogsCatalog(EventCatalog.Events, EventCatalog.Queries)
        {
            Views = EventCatalog.Views,
            Enrichments = [DeploymentDetailsEnrichment.Definition],
        };
        return errors.IsEmpty ? EventLogsStack.Make(app, catalog, options) : [.. errors, .. EventLogsStack.Problems(catalog, options)];
    },
    Console.Error);
