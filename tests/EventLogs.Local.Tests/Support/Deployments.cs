using System.Security.Cryptography;
using EventLogs.Generated.AwsCodedeploy;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.Support;

/// <summary>Events of one log with a history.</summary>
internal static class Deployments
{
    public const string Table = "deployment_state_change";

    /// <summary>The day that the first events arrive on.</summary>
    public static readonly DateOnly First = new(2026, 11, 1);

    public static EventDefinition Log => DeploymentStateChange.Definition;

    /// <summary>The log before its last column was appended.</summary>
    public static EventDefinition OlderLog
    {
        get
        {
            var last = $",\n  \"{Log.Table.Columns[^1].Name}\"";
            var history = Log.History!;
            return Log with
            {
                Table = Log.Table with { Columns = Log.Table.Columns[..^1] },
                History = history with
                {
                    FoldTemplate = history.FoldTemplate.Replace(last, "", StringComparison.Ordinal),
                    ViewTemplate = history.ViewTemplate.Replace(last, "", StringComparison.Ordinal),
                },
            };
        }
    }

    /// <summary>A shell whose clock stands so many days after the first day.</summary>
    public static Shell Shell(int today = 20, EventDefinition? log = null) =>
        new() { Catalog = [log ?? Log], Clock = new TestClock(At(today, hour: 1)) };

    /// <summary>An event.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="mark">What tells it from another one with the same id.</param>
    /// <param name="day">The day of its time, as days after the first.</param>
    public static string Event(string id, string mark = "", int day = 0) =>
        $$$"""
        {"version":"0","id":"{{{id}}}","detail-type":"{{{Log.DetailType}}}","source":"{{{Log.Source}}}","account":"123456789012","time":"{{{Arrival(day, 5)}}}",
        "region":"eu-west-1","resources":[],"detail":{"deploymentId":"d-1","state":"START","instanceGroupId":"{{{mark}}}"}}
        """.ReplaceLineEndings("") + "\n";

    /// <summary>A time as an argument.</summary>
    public static string Arrival(int day, int hour = 0, int second = 0) => At(day, hour).AddSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);

    /// <summary>Ingests events that arrive at a time.</summary>
    public static Task<string> ArriveAsync(this Shell shell, string events, int day, int hour = 0) =>
        shell.OutputAsync("ingest", shell.Folder.Write("events.json", events), "--again", "--arrival", Arrival(day, hour));

    /// <summary>All objects of a folder of the bucket, and what is in them.</summary>
    public static SortedDictionary<string, string> Content(this Shell shell, string folder = "") => new(
        shell.Keys().Where(key => key.StartsWith(folder, StringComparison.Ordinal))
            .ToDictionary(key => key, key => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(shell.Bucket, key))))),
        StringComparer.Ordinal);

    private static DateTimeOffset At(int day, int hour) => new(First.AddDays(day), new TimeOnly(hour, 0), TimeSpan.Zero);
}
