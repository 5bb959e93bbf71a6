using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using EventLogs.Partitions.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions.Tests;

public sealed class PartitionRegistrarTests
{
    private readonly RecordingCatalog _catalog = new();

    [Fact]
    public async Task Each_partition_is_asked_for_once_however_many_objects_it_has()
    {
        var report = await RegisterAsync(
            "order_placed/date=2026-11-22/hour=14/a.gz",
            "order_shipped/date=2026-11-22/hour=14/a.gz",
            "order_placed/date=2026-11-22/hour=14/b c+d.gz",
            "order_placed/date=2026-11-22/hour=15/a.gz",
            "order_placed/date=2026-11-22/hour=14/a.gz");

        Assert.Equal(
            ["order_placed: date=2026-11-22/hour=14/ date=2026-11-22/hour=15/", "order_shipped: date=2026-11-22/hour=14/"],
            _catalog.Calls);
        Assert.Equal(3, report.Count(PartitionStatus.Created));
        Assert.Empty(report.ForeignKeys);
        Assert.Empty(report.Failed);
    }

    [Theory]
    [InlineData("order_placed")]
    [InlineData("report.csv")]
    [InlineData("reports/date=2026-11-22/report.csv")]
    [InlineData("order_placed2/a.gz")]
    [InlineData("100%/a.gz")]
    public async Task Keys_of_no_table_are_reported_apart(string key)
    {
        var report = await RegisterAsync(key, "order_shipped/date=2026-11-22/hour=14/a.gz");

        Assert.Equal([key], report.ForeignKeys.ToArray());
        Assert.Empty(report.MisplacedKeys);
        Assert.Equal(["order_shipped: date=2026-11-22/hour=14/"], _catalog.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("order_placed/")]
    [InlineData("order_placed/date=2026-11-22/hour=14/")]
    [InlineData("unknown/date=2026-11-22/hour=14/")]
    [InlineData("error/order_placed/processing-failed/date=2026-11-22/hour=14/a.gz")]
    [InlineData("history/order_placed/date=2026-11-22/20261124_021500_00001_abcde_1")]
    [InlineData("history/order_placed/date=2026-11-22/_done")]
    [InlineData("error/unknown/processing-failed/date=2026-11-22/hour=14/a.gz")]
    public async Task Folder_markers_and_failed_records_are_as_they_should_be(string key)
    {
        var report = await RegisterAsync(key);

        Assert.Empty(report.ForeignKeys);
        Assert.Empty(report.MisplacedKeys);
        Assert.Empty(_catalog.Calls);
    }

    [Theory]
    [InlineData("order_placed/a.gz", "it does not lie in order_placed/date=yyyy-MM-dd/hour=HH/")]
    [InlineData("order_placed/2026/11/22/14/a.gz", "it does not lie in order_placed/date=yyyy-MM-dd/hour=HH/")]
    [InlineData("order_placed/date=2026-11-22/hour=24/a.gz", "it does not lie in order_placed/date=yyyy-MM-dd/hour=HH/")]
    [InlineData("order_placed/date=2026-11-31/hour=14/a.gz", "it does not lie in order_placed/date=yyyy-MM-dd/hour=HH/")]
    [InlineData("order_placed/hour=14/date=2026-11-22/a.gz", "it does not lie in order_placed/date=yyyy-MM-dd/hour=HH/")]
    [InlineData("order_placed/date=2026-11-22/hour=14/deeper/a.gz", "it does not lie in order_placed/date=yyyy-MM-dd/hour=HH/")]
    [InlineData("Order_Placed/date=2026-11-22/hour=14/a.gz", "there is no table Order_Placed: the function may be older than the rules")]
    [InlineData("unknown/date=2026-11-22/hour=14/a.gz", "there is no table unknown: the function may be older than the rules")]
    [InlineData("order_placed/date%3D2026-11-22/hour%3D14/a.gz", "it does not lie in order_placed/date=yyyy-MM-dd/hour=HH/")]
    [InlineData("order_placed%2Fdate%3D2026-11-22%2Fhour%3D14%2Fa.gz", "it is URL-encoded twice")]
    [InlineData("unknown%2Fdate%3D2026-11-22%2Fhour%3D14%2Fa.gz", "it is URL-encoded twice")]
    public async Task Keys_of_objects_that_no_query_would_find_are_reported_with_the_reason(string key, string reason)
    {
        var report = await RegisterAsync(key, "order_shipped/date=2026-11-22/hour=14/a.gz");

        Assert.Equal([new MisplacedKey(key, reason)], report.MisplacedKeys.ToArray());
        Assert.Empty(report.ForeignKeys);
        Assert.Equal(["order_shipped: date=2026-11-22/hour=14/"], _catalog.Calls);
    }

    [Fact]
    public void Every_key_is_a_partition_or_reported_or_nothing_to_query_and_keeps_no_other_from_its_partition()
    {
        string[] segments =
        [
            "order_placed", "order_shipped", "unknown", "error", "history", "date=2026-11-22", "date=2026-02-30", "hour=14", "hour=x", "a.gz",
            "", "%2F", "%25", "%", "..", "é", "\ud800", " ",
        ];
        var segment = Gen.OneOf(Gen.Int[0, segments.Length - 1].Select(index => segments[index]), Gen.String[0, 5]);
        var key = segment.Array[0, 6].Select(parts => string.Join('/', parts));
        const string Good = "order_placed/date=2026-11-22/hour=15/good.gz";

        key.Array[0, 10].Sample(keys =>
        {
            var report = new PartitionRegistrar([ShopTables.Placed, ShopTables.Shipped], new RecordingCatalog())
                .RegisterAsync([.. keys, Good], CancellationToken.None).GetAwaiter().GetResult();

            Assert.True(IsRegistered(report, Good));
            foreach (var item in keys)
            {
                bool[] outcomes =
                [
                    IsRegistered(report, item),
                    report.ForeignKeys.Contains(item),
                    report.MisplacedKeys.Any(misplaced => misplaced.Key == item),
                    item.Split('/') is [.., ""] or ["error" or "history", _, _, ..],
                ];
                Assert.Equal(1, outcomes.Count(holds => holds));
                var liesInTable = item.StartsWith("order_placed/", StringComparison.Ordinal) && item.Split('/')[^1].Length > 0;
                Assert.True(!liesInTable || outcomes[0] || outcomes[2], item);
            }
        });

        static bool IsRegistered(PartitionReport report, string key) => key.Split('/') is [var table, var date, var hour, { Length: > 0 }]
            && report.Partitions.Any(item => item.Table == table && item.Partition.Folder == $"{date}/{hour}/");
    }

    [Fact]
    public async Task A_key_that_was_encoded_very_often_costs_no_more_than_its_length()
    {
        var key = "order_placed%" + string.Concat(Enumerable.Repeat("25", 1_000_000)) + "2Fa.gz";

        var report = await RegisterAsync(key);

        Assert.Equal([key], report.ForeignKeys.ToArray());
    }

    [Fact]
    public async Task No_call_has_more_partitions_than_Glue_takes()
    {
        var keys = Enumerable.Range(0, 250).Select(hour => new DateTime(2026, 1, 1).AddHours(hour))
            .Select(time => $"order_placed/date={time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}/hour={time:HH}/a.gz");

        var report = await RegisterAsync([.. keys]);

        Assert.Equal([100, 100, 50], _catalog.Calls.Select(call => call.Count(c => c == ' ')));
        Assert.Equal(250, report.Partitions.Select(item => item.Partition).Distinct().Count());
    }

    [Fact]
    public async Task What_exists_is_success_and_what_fails_is_reported_and_keeps_nothing_back()
    {
        _catalog.Answer = partition => partition.Values[1] switch
        {
            "14" => PartitionOutcome.AlreadyExists,
            "15" => PartitionOutcome.Failed("InternalServiceException", "try later"),
            _ => PartitionOutcome.Created,
        };

        var report = await RegisterAsync(
            "order_placed/date=2026-11-22/hour=14/a.gz",
            "order_placed/date=2026-11-22/hour=15/a.gz",
            "order_shipped/date=2026-11-22/hour=16/a.gz");

        Assert.Equal(1, report.Count(PartitionStatus.AlreadyExists));
        Assert.Equal(1, report.Count(PartitionStatus.Created));
        var failed = Assert.Single(report.Failed);
        Assert.Equal(
            ("order_placed", "date=2026-11-22/hour=15/", "InternalServiceException: try later"),
            (failed.Table, failed.Partition.ToString(), failed.Outcome.Error));
    }

    [Fact]
    public async Task What_the_catalog_throws_is_thrown()
    {
        _catalog.Answer = _ => throw new TimeoutException();

        await Assert.ThrowsAsync<TimeoutException>(() => RegisterAsync("order_placed/date=2026-11-22/hour=14/a.gz"));
    }

    [Fact]
    public async Task A_catalog_that_does_not_answer_every_partition_is_not_believed()
    {
        _catalog.IsForgetful = true;

        await Assert.ThrowsAsync<InvalidOperationException>(() => RegisterAsync("order_placed/date=2026-11-22/hour=14/a.gz"));
    }

    [Fact]
    public async Task No_keys_are_no_calls()
    {
        var report = await RegisterAsync();

        Assert.Empty(report.Partitions);
        Assert.Empty(_catalog.Calls);
    }

    private Task<PartitionReport> RegisterAsync(params string[] keys) =>
        new PartitionRegistrar([ShopTables.Placed, ShopTables.Shipped], _catalog).RegisterAsync(keys, CancellationToken.None);

    private sealed class RecordingCatalog : IPartitionCatalog
    {
        public List<string> Calls { get; } = [];

        public Func<Partition, PartitionOutcome> Answer { get; set; } = _ => PartitionOutcome.Created;

        public bool IsForgetful { get; set; }

        public Task<ImmutableArray<PartitionOutcome>> CreateAsync(
            TableDefinition table, ImmutableArray<Partition> partitions, CancellationToken cancellation)
        {
            Calls.Add($"{table.Name}: {string.Join(' ', partitions)}");
            return Task.FromResult<ImmutableArray<PartitionOutcome>>(IsForgetful ? [] : [.. partitions.Select(Answer)]);
        }
    }
}
