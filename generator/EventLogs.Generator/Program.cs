using EventLogs.Generator.Commands;

return await EventLogsCommand.RunAsync(Consoles.System(), args);
