using EventLogs.Generator.Commands;
using EventLogs.Terminal;

var streams = Consoles.OfProcess();
return await EventLogsCommand.RunAsync(Consoles.Of(streams.Out, streams.Error) with { OpenBulk = streams.OpenBulk }, args).ConfigureAwait(false);
