using System.Text.RegularExpressions;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.History;

/// <summary>What DuckDB reads of the two layers under the view over both, by its own account of a query.</summary>
public sealed partial class PartitionPruningTests(PartitionPruningTests.FoldedBucket bucket) : IClassFixture<PartitionPruningTests.FoldedBucket>
{
    private const int Days = 10;
    private const int Folded = 6;

    [Fact]
    public async Task A_folded_day_is_one_object_of_the_history_and_none_of_the_log() =>
        Assert.Equal((1, 0), await ReadAsync($"WHERE \"date\" = '{Day(3)}'"));

    [Fact]
    public async Task Days_after_the_border_are_read_from_the_log_alone() =>
        Assert.Equal((0, LogObjects), await ReadAsync($"WHERE \"date\" > '{Day(Folded - 1)}'"));

    [Fact]
    public async Task A_lower_bound_leaves_out_the_days_of_the_history_before_it() =>
        Assert.Equal((2, LogObjects), await ReadAsync($"WHERE \"date\" >= '{Day(Folded - 2)}'"));

    [Fact]
    public async Task Without_a_bound_each_day_is_read_from_one_layer_and_the_last_folded_one_from_both() =>
        Assert.Equal((Folded, LogObjects), await ReadAsync(""));

    [Fact]
    public async Task A_bound_that_is_computed_prunes_as_well() =>
        Assert.Equal((2, LogObjects), await ReadAsync($"WHERE \"date\" >= date_format(DATE '{Day(Folded - 1)}' - INTERVAL '1' DAY, '%Y-%m-%d')"));

    /// <summary>Of the log: one an hour of arrival, and of the last folded day too, whose copies have to be known.</summary>
    private static int LogObjects => 2 * (Days - Folded + 1);

    private static string Day(int day) => Deployments.First.AddDays(day).ToString("yyyy-MM-dd", null);

    private async Task<(int History, int Log)> ReadAsync(string where)
    {
        var plan = await bucket.Shell.OutputAsync("query", $"EXPLAIN ANALYZE SELECT count(*), max(\"timestamp\") FROM {Deployments.Table}_events {where}", "--format", "csv");
        return (FilesOf("READ_PARQUET", plan), FilesOf("READ_JSON", plan));
    }

    /// <summary>How many files the scans of a kind read: what stands under their heads, in the same column of the picture.</summary>
    private static int FilesOf(string scan, string plan)
    {
        var lines = plan.Split('\n');
        var files = 0;
        foreach (var (at, line) in lines.Index())
        {
            foreach (Match head in Regex.Matches(line, $@"│ +(Function: )?{scan} +│"))
            {
                files += lines[(at + 1)..]
                    .Select(below => below.Length >= head.Index + head.Length ? below[head.Index..(head.Index + head.Length)] : "")
                    .TakeWhile(cell => cell.StartsWith('│'))
                    .Select(cell => TotalFiles().Match(cell))
                    .Where(match => match.Success)
                    .Select(match => int.Parse(match.Groups[1].Value, null))
                    .FirstOrDefault();
            }
        }

        return files;
    }

    [GeneratedRegex(@"Total Files Read: (\d+)")]
    private static partial Regex TotalFiles();

    public sealed class FoldedBucket : IAsyncLifetime
    {
        internal Shell Shell { get; } = Deployments.Shell(today: Folded + 1);

        public async Task InitializeAsync()
        {
            for (var day = 0; day < Days; day++)
            {
                for (var hour = 0; hour < 2; hour++)
                    await Shell.ArriveAsync(Deployments.Event($"{day}-{hour}", day: day), day, hour);
            }

            await Shell.OutputAsync("fold");
        }

        public Task DisposeAsync()
        {
            Shell.Dispose();
            return Task.CompletedTask;
        }
    }
}
