using EventLogs.Generator.Commands;
using EventLogs.Terminal;

return await EventLogsCommand.RunAsync(Consoles.OfProcess(), args).ConfigureAwait(false);
