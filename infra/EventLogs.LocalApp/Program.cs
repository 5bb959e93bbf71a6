using EventLogs.Local.Commands;
using EventLogs.Local.Loading;
using EventLogs.LocalApp.Commands;

var host = LocalHost.ForProcess(new CatalogSource(RepositoryCatalog.Load)) with { Commands = RepositoryCommands.All };
return await LocalCommandLine.RunAsync(host, args).ConfigureAwait(false);
