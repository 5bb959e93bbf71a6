using EventLogs.Generator.Commands;

return await EventLogsCommand.Create(Consoles.System()).Parse(args).InvokeAsync();
