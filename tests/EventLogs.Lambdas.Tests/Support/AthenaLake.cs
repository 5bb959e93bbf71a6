using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using EventLogs.Aws.Athena;
using EventLogs.Lambdas.Maintain.Athena;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>
/// What Athena does with the two kinds of statement that fold: an <c>UNLOAD</c> writes two objects, a view is replaced. A query is queued,
/// runs, and has ended when it was looked at for the third time.
/// </summary>
internal sealed partial class AthenaLake(MemoryObjects objects)
{
    private readonly ConcurrentDictionary<string, Execution> _executions = new();
    private readonly ConcurrentDictionary<string, string> _views = new();
    private int _ids;

    /// <summary>The statements that were started.</summary>
    public ConcurrentQueue<AthenaQuery> Started { get; } = new();

    /// <summary>How the next queries end instead of succeeding.</summary>
    public ConcurrentQueue<(QueryState State, string? Reason)> Endings { get; } = new();

    /// <summary>The query of a view as it is now.</summary>
    public string ViewOf(string name) => _views[name];

    /// <summary>The folders of the started <c>UNLOAD</c>s.</summary>
    public IEnumerable<string> Unloaded => Started.Select(query => FolderPattern.Match(query.Sql)).Where(match => match.Success).Select(match => match.Groups[1].Value);

    /// <summary>The objects of the log with events that the history lacks, until they are added.</summary>
    public HashSet<string> Unfolded { get; } = [];

    /// <summary>Which of them were asked to stop.</summary>
    public ConcurrentQueue<string> Stopped { get; } = new();

    /// <summary>Whether a query that is asked to stop does.</summary>
    public bool Stops { get; set; } = true;

    /// <summary>Whether queries come to an end by themselves.</summary>
    public bool Ends { get; set; } = true;

    /// <summary>The operations of it.</summary>
    public AthenaOperations Operations => new(
        (query, _) => Task.FromResult(Start(query)),
        (id, _) => Task.FromResult(Look(id)),
        (id, _) =>
        {
            Stop(id);
            return Task.CompletedTask;
        });

    public string Start(AthenaQuery query)
    {
        Started.Enqueue(query);
        var id = $"query-{Interlocked.Increment(ref _ids)}";
        var ending = Endings.TryDequeue(out var given) ? given : (State: QueryState.Succeeded, Reason: null);
        _executions[id] = new Execution(query, ending.State, ending.Reason);
        return id;
    }

    public QueryExecution Look(string id)
    {
        var execution = _executions[id];
        lock (execution)
        {
            execution.Looks++;
            if (execution is { State: QueryState.Queued, Looks: > 1 })
                execution.State = QueryState.Running;
            if (execution is { State: QueryState.Running, Looks: > 2 } && Ends)
                End(execution);
            return new QueryExecution(id, execution.State, execution.Reason, false, null, null, default);
        }
    }

    public void Stop(string id)
    {
        Stopped.Enqueue(id);
        var execution = _executions[id];
        lock (execution)
        {
            if (Stops && execution.State is QueryState.Queued or QueryState.Running)
                (execution.State, execution.Reason) = (QueryState.Cancelled, "Query cancelled by user");
        }
    }

    /// <summary>What goes on in Athena when nobody looks: all queries come to their end.</summary>
    public void EndAll()
    {
        foreach (var execution in _executions.Values.Where(execution => execution.State is QueryState.Queued or QueryState.Running))
            End(execution);
    }

    private void End(Execution execution)
    {
        (execution.State, execution.Reason) = (execution.Ending, execution.EndingReason);
        if (FolderPattern.Match(execution.Query.Sql) is { Success: true } unload)
            Unload(execution, unload.Groups[1].Value);
        else if (AnswerPattern.Match(execution.Query.Sql) is { Success: true } answer)
            Answer(execution, answer.Groups["table"].Value, answer.Groups["day"].Value, answer.Groups["folder"].Value);
        else if (ViewPattern.Match(execution.Query.Sql) is { Success: true } view)
            _views[view.Groups[1].Value] = view.Groups[2].Value;
        else
            (execution.State, execution.Reason) = (QueryState.Failed, "SYNTAX_ERROR: neither UNLOAD nor a view");
    }

    private void Unload(Execution execution, string folder)
    {
        if (objects.Keys(folder).Count > 0)
        {
            (execution.State, execution.Reason) = (QueryState.Failed, $"HIVE_PATH_ALREADY_EXISTS: Target directory for table already exists: {folder}");
            return;
        }

        // A query that fails can leave objects behind
        var run = Guid.NewGuid().ToString("N");
        objects.Put($"{folder}{run}_1", run);
        if (execution.State != QueryState.Succeeded)
            return;
        objects.Put($"{folder}{run}_2", run);
        if (folder.Contains("/added-", StringComparison.Ordinal))
            Unfolded.Clear();
    }

    /// <summary>The objects of the log that hold nothing but what the history has, in two parts.</summary>
    private void Answer(Execution execution, string table, string day, string folder)
    {
        Assert.Empty(objects.Keys(folder));
        if (execution.State != QueryState.Succeeded)
            return;
        var folded = objects.Keys($"{table}/date={day}/").Where(key => !Unfolded.Contains(key)).ToList();
        foreach (var part in folded.Chunk((folded.Count / 2) + 1))
            objects.Put($"{folder}{Guid.NewGuid():N}.gz", Gzip(string.Concat(part.Select(key => $"{{\"object\":\"s3://logs/{key}\"}}\n"))));
    }

    private static byte[] Gzip(string text)
    {
        using var written = new MemoryStream();
        using (var gzip = new GZipStream(written, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return written.ToArray();
    }

    [GeneratedRegex(@"\AUNLOAD \(.*\)\nTO 's3://logs/([^']+/)'\nWITH \(format = 'PARQUET', compression = 'ZSTD'\)\z", RegexOptions.Singleline)]
    private static partial Regex FolderPattern { get; }

    [GeneratedRegex(
        @"\AUNLOAD \(\nSELECT ""\$path"" AS ""object""\nFROM ""(?<table>\w+)""\nWHERE ""date"" = '(?<day>[^']+)'\nEXCEPT\n.*\)\nTO 's3://logs/(?<folder>history/[^']+/_folded/\w+/)'\nWITH \(format = 'JSON', compression = 'GZIP'\)\z",
        RegexOptions.Singleline)]
    private static partial Regex AnswerPattern { get; }

    [GeneratedRegex("\\ACREATE OR REPLACE VIEW \"([^\"]+)\" AS\\n(.*)\\z", RegexOptions.Singleline)]
    private static partial Regex ViewPattern { get; }

    private sealed class Execution(AthenaQuery query, QueryState ending, string? endingReason)
    {
        public AthenaQuery Query => query;

        public QueryState Ending => ending;

        public string? EndingReason => endingReason;

        public QueryState State { get; set; }

        public string? Reason { get; set; }

        public int Looks { get; set; }
    }
}
