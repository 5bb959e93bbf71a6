using EventLogs.Generated;
using EventLogs.Local.Commands;

return await LocalCommandLine.RunAsync(LocalHost.ForProcess(EventCatalog.Events, EventCatalog.Queries), args).ConfigureAwait(false);
