using EventLogs.Local.Results;

namespace EventLogs.Local.Commands;

/// <summary>Where the result of a query goes, and how it is written: on the console, or into a file, which is there as a whole or not at all.</summary>
/// <param name="host">What to run with.</param>
/// <param name="format">The format.</param>
/// <param name="path">The file; null for the console.</param>
/// <param name="limit">How many rows of each result are written; null for as many as the format shows by itself, 0 for all.</param>
/// <param name="isPaged">Whether a pager shows what the terminal has too few lines for.</param>
internal sealed class ResultTarget(LocalHost host, string format, string? path, long? limit, bool isPaged)
{
    private readonly List<string> _notes = [];

    public const string Parquet = "parquet";
    private const string TableFormat = "table";

    /// <summary>How many rows a table on a terminal has, where nobody says.</summary>
    public const long TerminalRows = 100;

    public static readonly string[] Formats = [TableFormat, "line", "markdown", "csv", "json", "ndjson", Parquet];

    /// <summary>What a person writes to see the rows that are left out.</summary>
    public string ShowAll { get; init; } = "--limit 0";

    /// <summary>Whether a program may read the first rows before there is a last one.</summary>
    public bool IsStreamed => format is "csv" or "ndjson";

    /// <summary>Whether the title of a query stands over its result.</summary>
    public bool HasTitle => format is TableFormat or "line" or "markdown";

    private bool IsTerminal => path is null && host.IsTerminal;

    /// <summary>Does the work with a writer of results.</summary>
    public async Task<int> WriteAsync(Func<TextWriter, IResultWriter, Task<int>> work)
    {
        var exitCode = await (path is null ? WriteToConsoleAsync(work) : WriteToFileAsync(work)).ConfigureAwait(false);
        // not before a pager is left: they would be written over what it shows
        _notes.ForEach(host.Tell);
        return exitCode;
    }

    private async Task<int> WriteToConsoleAsync(Func<TextWriter, IResultWriter, Task<int>> work)
    {
        var console = host.Out.Profile.Out.Writer;
        if (!isPaged || !IsTerminal || host.Pager is not { } pager)
            return await work(console, Limited(console)).ConfigureAwait(false);
        var paged = new PagedWriter(console, pager, host.Out.Profile.Height);
        await using (paged.ConfigureAwait(false))
            return await work(paged, Limited(paged)).ConfigureAwait(false);
    }

    private Task<int> WriteToFileAsync(Func<TextWriter, IResultWriter, Task<int>> work) => WholeFile.ReplaceAsync(path!, async partial =>
    {
        var output = new StreamWriter(partial) { NewLine = "\n" };
        await using (output.ConfigureAwait(false))
            return await work(output, Limited(output)).ConfigureAwait(false);
    });

    /// <summary>Makes the file of one that is complete.</summary>
    public Task<int> CopyAsync(string from) => WholeFile.ReplaceAsync(path!, partial =>
    {
        File.Copy(from, partial);
        return Task.FromResult(0);
    });

    private IResultWriter Limited(TextWriter output)
    {
        var max = limit ?? (format == TableFormat && IsTerminal ? TerminalRows : 0);
        var results = Writer(output);
        return max == 0
            ? results
            : new LimitedResult(results, max, more => _notes.Add($"{more} more {(more == 1 ? "row" : "rows")}: {ShowAll} shows all"));
    }

    private IResultWriter Writer(TextWriter output) => format switch
    {
        "csv" => new CsvResult(output),
        "json" => new JsonResult(output),
        "ndjson" => new NdjsonResult(output),
        "line" => new LineResult(output),
        "markdown" => new MarkdownResult(output),
        _ => new TableResult(output, IsTerminal ? host.Out.Profile.Width : null),
    };
}
