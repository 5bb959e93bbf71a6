using EventLogs.Local.Commands;
using EventLogs.Local.Loading;

return await LocalCommandLine.RunAsync(LocalHost.ForProcess(new CatalogSource(RepositoryCatalog.Load)), args).ConfigureAwait(false);
