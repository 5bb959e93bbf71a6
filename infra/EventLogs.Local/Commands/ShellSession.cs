using System.Collections.Immutable;
using EventLogs.Local.Interactive;
using EventLogs.Local.Query;
using EventLogs.Local.Query.Syntax;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;

namespace EventLogs.Local.Commands;

/// <summary>What the shell of <c>query</c> has done: what the command does with a statement, again and again.</summary>
internal sealed class ShellSession(LocalHost host, LocalBucket bucket, bool isPaged) : IShellSession
{
    private readonly Failures _failures = new(host.Error, withTrace: false);

    public long? Limit { get; set; }

    public Task RunAsync(string sql, string mode, CancellationToken cancellation) => RunAsync(null, sql, mode, cancellation);

    public Task RunSavedAsync(string name, IReadOnlyCollection<string> parameters, string mode, CancellationToken cancellation) => _failures.CatchAsync(() =>
    {
        var query = SavedQueries.Find(host.Queries, name);
        return RunAsync(query.Title, SavedQueries.Fill(query.Sql, parameters), mode, cancellation);
    });

    public void Show(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, string mode) =>
        _failures.CatchAsync(() => new ResultTarget(host, mode, null, limit: 0, isPaged).WriteAsync((_, results) =>
        {
            results.Begin([.. headings]);
            foreach (var row in rows)
                results.Row([.. row]);
            results.End();
            return Task.FromResult(0);
        })).GetAwaiter().GetResult();

    public IReadOnlyDictionary<string, string> TypesOf(string table)
    {
        IReadOnlyDictionary<string, string> types = ImmutableDictionary<string, string>.Empty;
        _failures.CatchAsync(() =>
        {
            using var engine = new QueryEngine(bucket, host.Logs, host.Views);
            types = engine.TypesOf(table);
            return Task.FromResult(0);
        }).GetAwaiter().GetResult();
        return types;
    }

    public void Write(string line) => host.Out.Profile.Out.Writer.WriteLine(line);

    public void Complain(string message) => host.Tell("error: " + Tables.Printable(message));

    private Task<int> RunAsync(string? title, string sql, string mode, CancellationToken cancellation) => _failures.CatchAsync(
        () => QueryCommand.RunAsync(host, bucket, title, SqlReader.Statements(sql), Target(mode), cancellation));

    private ResultTarget Target(string mode) => new(host, mode, null, Limit, isPaged) { ShowAll = $"{QueryShell.Limit} 0" };
}
