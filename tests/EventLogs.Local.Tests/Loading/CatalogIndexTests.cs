using System.Collections.Immutable;
using EventLogs.Fixtures;
using EventLogs.Local.Catalog;
using EventLogs.Local.Loading;
using EventLogs.Local.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.Loading;

/// <summary>Of a catalog of hundreds of events a command makes the definitions that it needs, and no others.</summary>
public sealed class CatalogIndexTests
{
    private static readonly IndexedLog Unwanted = new(["unwanted", "unwanted_history", "unwanted_events"], () => throw new InvalidOperationException("Nobody has named this log."));

    [Fact]
    public void The_index_of_a_generated_catalog_is_that_of_its_definitions()
    {
        var generated = CatalogIndex.Of(typeof(Fixtures.Generated.EventCatalog)).ToList();

        Assert.Equal(LogIndex.Of(FixtureEvents.All).Logs.Select(log => string.Join(' ', log.Names)), generated.Select(log => string.Join(' ', log.Names)));
        NonEmpty.All(FixtureEvents.All.Zip(generated), pair => Assert.Same(pair.First, pair.Second.Definition()));
    }

    /// <summary>Code that was generated with an earlier EventLogs.</summary>
    [Fact]
    public void A_catalog_without_an_index_is_read_by_its_definitions()
    {
        var logs = CatalogIndex.Of(typeof(WithoutIndex)).ToList();

        Assert.Equal(TestCatalog.Events.Select(log => log.Table.Name), logs.Select(log => log.Names[0]));
        NonEmpty.All(TestCatalog.Events.Zip(logs), pair => Assert.Same(pair.First, pair.Second.Definition()));
        Assert.Empty(CatalogIndex.Of(typeof(CatalogIndexTests)));
    }

    [Theory]
    [InlineData("SELECT 1 AS n", "n\n1\n")]
    [InlineData("SELECT count(*) AS n FROM \"ORDERS\"", "n\n0\n")]
    [InlineData("SHOW TABLES LIKE '*'", "tab_name\norders\nunwanted\nunwanted_events\nunwanted_history\n")]
    [InlineData("SHOW PARTITIONS Orders", "partition\n")]
    public async Task A_statement_needs_the_definitions_of_the_logs_that_it_names(string statement, string rows)
    {
        var orders = TestCatalog.Events[0] with { Table = TestCatalog.Events[0].Table with { Name = "orders" }, History = null };
        var logs = new LogIndex([Unwanted, new IndexedLog(["orders"], () => orders)], () => throw new InvalidOperationException("Nobody has named all logs."));
        using var shell = new Shell { Source = new CatalogSource(_ => new EventLogCatalog(logs, [], [])) };
        Directory.CreateDirectory(shell.Bucket);

        var result = await shell.RunAsync("query", statement, "--format", "csv");

        Assert.Equal((0, rows, ""), (result.ExitCode, result.Output, result.Errors));
    }

    private static class WithoutIndex
    {
        public static ImmutableArray<EventDefinition> Events => TestCatalog.Events;
    }
}
