using System.Collections.Immutable;
using System.Globalization;
using EventLogs.Local.Tests.Support;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.Catalog;

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
    [InlineData("")]
    [InlineData("order_placed")]
    [InlineData("order_placed/date=2026-11-22/hour=14/")]
    [InlineData("order_placed/date=2026-11-22/hour=24/a.gz")]
    [InlineData("order_placed/date=2026-11-31/hour=14/a.gz")]
    [InlineData("order_placed/hour=14/date=2026-11-22/a.gz")]
    [InlineData("order_placed/date=2026-11-22/hour=14/deeper/a.gz")]
    [InlineData("Order_Placed/date=2026-11-22/hour=14/a.gz")]
    [InlineData("unknown/date=2026-11-22/hour=14/a.gz")]
    [InlineData("error/order_placed/processing-failed/date=2026-11-22/hour=14/a.gz")]
    public async Task Keys_of_no_table_are_reported_apart(string key)
    {
        var report = await RegisterAsync(key, "order_shipped/date=2026-11-22/hour=14/a.gz");

        Assert.Equal([key], report.ForeignKeys.ToArray());
        Assert.Equal(["order_shipped: date=2026-11-22/hour=14/"], _catalog.Calls);
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
            "15" => PartitionOutcome.Failed("InternalServiceException: try later"),
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
        new PartitionRegistrar(TestCatalog.Events.Select(rule => rule.Table), _catalog).RegisterAsync(keys, CancellationToken.None);

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
