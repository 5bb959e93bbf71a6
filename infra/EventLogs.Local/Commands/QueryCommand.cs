using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using DuckDB.NET.Data;
using EventLogs.Local.Interactive;
using EventLogs.Local.Query;
using EventLogs.Local.Query.Statements;
using EventLogs.Local.Query.Syntax;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Commands;

/// <summary><c>query</c>: SQL over the log.</summary>
internal static class QueryCommand
{
    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var sql = new Argument<string?>("sql|name")
        {
            Description = "The statement, in Athena's dialect, or the name of a saved query. SHOW TABLES, SHOW PARTITIONS and DESCRIBE work too.",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "sql|name",
        };
        sql.CompletionSources.Add(_ => SavedQueries.Names(host).Select(name => new CompletionItem(name)));
        var file = new Option<string?>("--file") { Description = "A file with the statement; - for standard input.", HelpName = "path" };
        var parameters = new Option<string[]>("--param")
        {
            Description = "The value of a parameter of the query. Default: what its head declares.",
            HelpName = "name=value",
        };
        var format = CommonOptions.Format(ResultTarget.Formats);
        var output = new Option<string?>("--output") { Description = "Write the result into this file. Without --format its name says how: .csv, .json, .ndjson, .jsonl, .md or .parquet.", HelpName = "path" };
        var limit = new Option<long?>("--limit")
        {
            Description = $"How many rows of a result are shown; 0 for all. Default: {ResultTarget.TerminalRows} in a table on a terminal, otherwise all.",
            HelpName = "rows",
            CustomParser = ParseLimit,
        };
        var noPager = new Option<bool>("--no-pager") { Description = $"Show a long result on a terminal at once, without what {Pager.Variable} names, or less." };
        var command = new Command(
            "query", "Run a query over the tables: a statement, or a saved query by its name. Without either, on a terminal, a shell.")
        {
            sql, file, parameters, format, output, limit, noPager,
        };
        command.Validators.Add(result =>
        {
            var isShell = host.OpenLineInput is not null && result.GetValue(sql) is null && result.GetValue(file) is null;
            if (!isShell && (result.GetValue(sql) is null) == (result.GetValue(file) is null))
                result.AddError("Give either a statement, the name of a saved query, or --file; --file - reads standard input.");
            if (isShell && new Option[] { parameters, format, output, limit }.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } wrong)
                result.AddError($"{wrong.Name} goes with a statement, the name of a saved query, or --file: the shell has .run and .mode.");
            if (FormatOf(result.GetResult(format), result.GetValue(output)) == ResultTarget.Parquet && (result.GetResult(output) is null || result.GetResult(limit) is not null))
                result.AddError("--format parquet needs --output, and has all rows: a LIMIT in the statement makes fewer.");
        });
        command.SetAction((arguments, cancellation) => LocalCommandLine.RunAsync(host, arguments.GetValue(bucket)!, target =>
        {
            if (!target.Exists)
                return Task.FromResult(LocalCommandLine.FailWithoutBucket(host, target));
            if (arguments.GetValue(sql) is null && arguments.GetValue(file) is null)
                return OpenShellAsync(host, target, isPaged: !arguments.GetValue(noPager), cancellation);
            var query = Find(host, arguments.GetValue(sql), arguments.GetValue(file));
            var statements = SqlReader.Statements(SavedQueries.Fill(query.Sql, arguments.GetValue(parameters) ?? []));
            if (statements.Count == 0)
                return Task.FromResult(LocalCommandLine.Fail(host, "there is no statement"));
            var path = arguments.GetValue(output);
            var shape = FormatOf(arguments.GetResult(format), path);
            var results = new ResultTarget(host, shape, path, arguments.GetValue(limit), isPaged: !arguments.GetValue(noPager));
            return shape == ResultTarget.Parquet
                ? WriteParquetAsync(host, target, statements, results)
                : RunAsync(host, target, query.Title, statements, results, cancellation);
        }));
        return command;
    }

    /// <summary>The format that was asked for, or the one that the name of the file says.</summary>
    private static string FormatOf(OptionResult? option, string? path) => (option?.Tokens is [var given] ? given.Value : null) ?? Path.GetExtension(path)?.ToLowerInvariant() switch
    {
        ".csv" => "csv",
        ".json" => "json",
        ".ndjson" or ".jsonl" => "ndjson",
        ".md" => "markdown",
        ".parquet" => ResultTarget.Parquet,
        _ => ResultTarget.Formats[0],
    };

    private static long? ParseLimit(ArgumentResult result)
    {
        if (long.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rows))
            return rows;
        result.AddError($"--limit takes a number of rows, or 0 for all, not '{result.Tokens[0].Value}'.");
        return null;
    }

    private static (string? Title, string Sql) Find(LocalHost host, string? text, string? file)
    {
        if (file == "-")
        {
            using var input = new StreamReader(host.OpenStandardInput());
            return (null, input.ReadToEnd());
        }

        if (file is not null)
            return (null, File.ReadAllText(file));
        if (File.Exists(text))
            throw new InvalidDataException($"'{text}' is a file: --file {text} runs the statement in it");
        if (!SavedQueries.IsName(text!))
            return (null, text!);
        if (!SavedQueries.Has(host.Queries, text!) && ShellNames.Of(host.Catalog, host.Views, []).Find(text!) is { } table)
            throw new InvalidDataException($"'{text}' is a table or a view, not a saved query: its rows are \"SELECT * FROM {table.Name}\"");
        var query = SavedQueries.Find(host.Queries, text!);
        return (query.Title, query.Sql);
    }

    private static async Task<int> OpenShellAsync(LocalHost host, LocalBucket bucket, bool isPaged, CancellationToken cancellation)
    {
        var names = ShellNames.Of(host.Catalog, host.Views, [.. host.Queries.Select(query => new ShellQuery(
            SavedQueries.ShortestName(host.Queries, query), string.Join(", ", QueryTemplate.Read(query.Sql).Parameters.Select(SavedQueries.Describe)), query.Title))]);
        string[] modes = [.. ResultTarget.Formats.Where(format => format != ResultTarget.Parquet)];
        var shell = new QueryShell(host.OpenLineInput!(new SqlCompletion(names, modes)), new ShellSession(host, bucket, isPaged), names, modes);
        await shell.RunAsync(cancellation).ConfigureAwait(false);
        return 0;
    }

    /// <summary>Runs statements one after the other.</summary>
    public static Task<int> RunAsync(
        LocalHost host, LocalBucket bucket, string? title, List<List<SqlNode>> statements, ResultTarget target, CancellationToken cancellation) =>
        target.WriteAsync(async (output, results) =>
        {
            if (title is not null && target.HasTitle)
                await output.WriteLineAsync(Tables.Printable(title)).ConfigureAwait(false);
            var catalogStatements = new CatalogStatements(bucket, host.Logs, host.Views);
            foreach (var statement in statements)
            {
                if (!await catalogStatements.TryRunAsync(statement, results, cancellation).ConfigureAwait(false))
                    await WithEngineAsync(host, bucket, engine => Run(engine, statement)).ConfigureAwait(false);
            }

            return 0;

            Task<int> Run(QueryEngine engine, List<SqlNode> statement)
            {
                engine.Run(statement, results, target.IsStreamed);
                return Task.FromResult(0);
            }
        });

    private static Task<int> WriteParquetAsync(LocalHost host, LocalBucket bucket, List<List<SqlNode>> statements, ResultTarget target) =>
        statements is [var statement]
            ? WithEngineAsync(host, bucket, engine => target.CopyAsync(engine.WriteParquet(statement)))
            : Task.FromResult(LocalCommandLine.Fail(host, "a Parquet file has the rows of one statement"));

    private static async Task<int> WithEngineAsync(LocalHost host, LocalBucket bucket, Func<QueryEngine, Task<int>> run)
    {
        using var engine = new QueryEngine(bucket, host.Logs, host.Views);
        try
        {
            return await run(engine).ConfigureAwait(false);
        }
        catch (DuckDBException problem)
        {
            var tables = ShellNames.Of(host.Catalog, host.Views, []).Tables;
            var columns = tables.SelectMany(table => table.Columns).Select(column => column.Name);
            throw new InvalidDataException(QueryMessages.Explain(problem.Message, tables.Select(table => table.Name), columns, ShellNames.Functions), problem);
        }
        finally
        {
            foreach (var warning in engine.Warnings)
                host.Tell(Tables.Printable("warning: " + warning));
        }
    }
}
