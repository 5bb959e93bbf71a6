using EventLogs.Generated;
using EventLogs.Local.Commands;

return await LocalCommandLine.RunAsync(LocalHost.ForProcess(EventCatalog.Events, EventCatalog.Views, EventCatalog.Queries), args).ConfigureAwait(false);
