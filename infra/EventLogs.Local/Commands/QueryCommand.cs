using System.CommandLine;
using System.Text.RegularExpressions;
using EventLogs.Local.Output;
using EventLogs.Local.Query;
using EventLogs.Local.Storage;

namespace EventLogs.Local.Commands;

/// <summary><c>query</c>: SQL over the log.</summary>
internal static partial class QueryCommand
{
    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var sql = new Argument<string?>("sql")
        {
            Description = "The statement, in Athena's dialect. SHOW TABLES and DESCRIBE work too.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var file = new Option<string?>("--file") { Description = "A file with the statement.", HelpName = "path" };
        var format = new Option<string>("--format")
        {
            Description = "How to show the result.",
            HelpName = "table|csv|json",
            DefaultValueFactory = _ => "table",
        };
        format.AcceptOnlyFromAmong("table", "csv", "json");
        var command = new Command("query", "Run a query over the tables.") { sql, file, format };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(sql) is null) == (result.GetValue(file) is null))
                result.AddError("Give either a statement or --file.");
        });
        command.SetAction((arguments, _) => LocalCommandLine.RunAsync(host, arguments.GetValue(bucket)!, target =>
        {
            if (!target.Exists)
                return Task.FromResult(LocalCommandLine.FailWithoutBucket(host, target));
            var text = arguments.GetValue(file) is { } path ? File.ReadAllText(path) : arguments.GetValue(sql)!;
            return Task.FromResult(Run(host, target, text, WriterFor(arguments.GetValue(format)!, host)));
        }));
        return command;
    }

    private static int Run(LocalHost host, LocalBucket bucket, string sql, IResultWriter results)
    {
        // DuckDB has no message for it
        if (Empty().IsMatch(sql))
            return LocalCommandLine.Fail(host, "there is no statement");
        using var engine = new QueryEngine(bucket, host.Catalog);
        engine.Run(sql, results);
        return 0;
    }

    private static IResultWriter WriterFor(string format, LocalHost host) => format switch
    {
        "csv" => new CsvResult(host.Out.Profile.Out.Writer),
        "json" => new JsonResult(host.Out.Profile.Out.Writer),
        _ => new TableResult(host.Out),
    };

    [GeneratedRegex(@"\A(\s|;|--[^\n]*|/\*.*?\*/)*\z", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Empty();
}
