using System.CommandLine;
using EventLogs.Local.Query;
using EventLogs.Local.Query.Statements;
using EventLogs.Local.Query.Syntax;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary><c>query</c>: SQL over the log.</summary>
internal static class QueryCommand
{
    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var sql = new Argument<string?>("sql")
        {
            Description = "The statement, in Athena's dialect. SHOW TABLES, SHOW PARTITIONS and DESCRIBE work too.",
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
        command.SetAction((arguments, cancellation) => LocalCommandLine.RunAsync(host, arguments.GetValue(bucket)!, target =>
        {
            if (!target.Exists)
                return Task.FromResult(LocalCommandLine.FailWithoutBucket(host, target));
            var text = arguments.GetValue(file) is { } path ? File.ReadAllText(path) : arguments.GetValue(sql)!;
            return RunAsync(host, target, text, WriterFor(arguments.GetValue(format)!, host), cancellation);
        }));
        return command;
    }

    private static async Task<int> RunAsync(
        LocalHost host, LocalBucket bucket, string sql, IResultWriter results, CancellationToken cancellation)
    {
        var statements = SqlReader.Statements(sql);
        if (statements.Count == 0)
            return LocalCommandLine.Fail(host, "there is no statement");
        var catalogStatements = new CatalogStatements(bucket, host.Catalog);
        foreach (var statement in statements)
        {
            if (!await catalogStatements.TryRunAsync(statement, results, cancellation).ConfigureAwait(false))
                RunQuery(host, bucket, statement, results);
        }

        return 0;
    }

    private static void RunQuery(LocalHost host, LocalBucket bucket, List<SqlNode> query, IResultWriter results)
    {
        using var engine = new QueryEngine(bucket, host.Catalog);
        try
        {
            engine.Run(query, results);
        }
        finally
        {
            foreach (var warning in engine.Warnings)
                host.Error.WriteLine(Tables.Printable("warning: " + warning));
        }
    }

    private static IResultWriter WriterFor(string format, LocalHost host) => format switch
    {
        "csv" => new CsvResult(host.Out.Profile.Out.Writer),
        "json" => new JsonResult(host.Out.Profile.Out.Writer),
        _ => new TableResult(host.Out),
    };
}
