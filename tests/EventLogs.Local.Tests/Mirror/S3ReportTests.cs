using System.Collections.Immutable;
using EventLogs.Local.Tests.Support;
using EventLogs.Runtime.Catalog;
using EventLogs.TestKit.Http;

namespace EventLogs.Local.Tests.Mirror;

/// <summary>A report over a bucket in S3 is that over the same bucket as a folder, and fetches no more than it needs, once.</summary>
public sealed class S3ReportTests : IDisposable
{
    private const string Address = "s3://" + AwsServer.Bucket;

    /// <summary>How many days stand between the first event and today.</summary>
    private const int Today = 120;

    private static readonly SavedQuery OfPeriod = new("a/period", "Period", "Of the period", $$"""
        -- title: Period
        -- description: Of the period
        -- param: days int = 30
        SELECT eventid, "date", ${days} AS days FROM {{Deployments.Table}}_events ORDER BY eventid
        """);

    private static readonly SavedQuery OfAll = new("a/all", "All", "Of all days", $"SELECT count(*) AS n FROM {Deployments.Table}_events");

    private readonly AwsServer _aws = new();
    private readonly Shell _shell;

    public S3ReportTests()
    {
        var plain = Deployments.Shell(Today);
        _shell = new Shell { Catalog = plain.Catalog, Clock = plain.Clock, Queries = [OfPeriod, OfAll] };
        plain.Dispose();
        _shell.Aws = AwsSettings.Of(_aws.Url);
    }

    private string Page => _shell.Folder["report.html"];

    public void Dispose()
    {
        _shell.Dispose();
        _aws.Dispose();
    }

    [Fact]
    public async Task It_has_the_rows_of_the_folder_and_fetches_the_days_of_the_period_alone()
    {
        await FillAsync();
        // 30 days, as many before, and 31: from day 29 on
        await _shell.OutputAsync("report", "--since", "30d", "--output", Page);
        var expected = Rows("period");
        var fetched = await ReportAsync();

        Assert.Equal(expected, Rows("period"));
        Assert.Equal("\"rows\":[[3]]", Rows("all"));
        Assert.NotEmpty(fetched);
        Assert.DoesNotContain(fetched, key => key.Contains("date=2026-11-", StringComparison.Ordinal));
        Assert.Equal(
            _aws.Objects.Keys.Where(key => key.StartsWith(Deployments.Table + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).TakeLast(2),
            fetched.Where(key => key.StartsWith(Deployments.Table + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Empty(_aws.SignatureProblems);
        Assert.Contains("\"address\":\"s3://logs\",\"first\":\"2026-11-30\"", File.ReadAllText(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_fetches_nothing_and_a_third_what_is_new()
    {
        await FillAsync();
        await ReportAsync();
        var rows = Rows("period");

        Assert.Empty(await ReportAsync());
        Assert.Equal(rows, Rows("period"));

        await _shell.ArriveAsync(Deployments.Event("new", day: Today), Today);
        var added = Upload();
        Assert.Equal(added, await ReportAsync());
        Assert.Contains("\"new\"", Rows("period"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_changed_or_deleted_in_S3_is_so_in_the_next_report()
    {
        await FillAsync();
        await ReportAsync();
        var last = _aws.Objects.Keys.Where(key => key.StartsWith(Deployments.Table + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Last();
        var line = Assert.Single(Gzip.ReadLines(Path.Combine(_shell.Bucket, last)));
        _aws.Objects[last] = Gzip.Compress(line.Replace("\"open\"", "\"shut\"", StringComparison.Ordinal) + "\n");

        Assert.Equal([last], await ReportAsync());
        Assert.Contains("\"shut\"", Rows("period"), StringComparison.Ordinal);

        _aws.Objects.Remove(last, out _);
        Assert.Empty(await ReportAsync());
        Assert.DoesNotContain("\"shut\"", Rows("period"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_fetched_before_the_connection_broke_is_not_fetched_again()
    {
        await FillAsync();
        _aws.Revive();

        // three pages of the history, its four objects, two pages of the log: its first object
        _aws.DiesAt = 9;
        Assert.Equal(1, (await RunAsync()).ExitCode);
        Assert.Equal(4, _aws.Fetched.Count(key => key.StartsWith("history/", StringComparison.Ordinal)));
        _aws.Revive();
        NonEmpty.All(await ReportAsync(), key => Assert.StartsWith(Deployments.Table + "/", key, StringComparison.Ordinal));

        Assert.Contains("\"open\"", Rows("period"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cache_that_is_in_use_is_an_error()
    {
        await FillAsync();
        await ReportAsync();
        using var held = new FileStream(_shell.Folder["cache/.catalog/mirror.lock"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var result = await RunAsync();
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is in use by another process", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_index_is_an_empty_one()
    {
        await FillAsync();
        var fetched = await ReportAsync();
        File.WriteAllText(_shell.Folder["cache/.catalog/mirror.json"], "{");

        Assert.Equal(fetched.Order(StringComparer.Ordinal), (await ReportAsync()).Order(StringComparer.Ordinal));
    }

    /// <summary>Three folded days, of which one is before the period, and one that is not folded; as a folder, and in S3.</summary>
    private async Task FillAsync()
    {
        foreach (var (id, day) in new[] { ("old", 0), ("first", 40), ("second", 100), ("open", Today - 1) })
            await _shell.ArriveAsync(Deployments.Event(id, day: day), day);
        await _shell.OutputAsync("fold");
        Upload();
    }

    /// <summary>Puts into S3 what is not there.</summary>
    private ImmutableArray<string> Upload() =>
        [.. _shell.Keys().Where(key => _aws.Objects.TryAdd(key, File.ReadAllBytes(Path.Combine(_shell.Bucket, key))))];

    private Task<ShellResult> RunAsync() =>
        _shell.RunOnAsync(Address, "report", "--since", "30d", "--output", Page, "--cache", _shell.Folder["cache"]);

    /// <summary>Makes a report.</summary>
    /// <returns>The keys that were fetched for it.</returns>
    private async Task<IReadOnlyList<string>> ReportAsync()
    {
        _aws.Fetched.Clear();
        var result = await RunAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("s3://logs: ", result.Errors, StringComparison.Ordinal);
        return [.. _aws.Fetched];
    }

    /// <summary>The rows of a query in the page.</summary>
    private string Rows(string query)
    {
        var page = File.ReadAllText(Page);
        var section = page.IndexOf($"\"id\":\"a/{query}\"", StringComparison.Ordinal);
        var rows = page.IndexOf("\"rows\":", section, StringComparison.Ordinal);
        return page[rows..page.IndexOf('}', rows)];
    }
}
