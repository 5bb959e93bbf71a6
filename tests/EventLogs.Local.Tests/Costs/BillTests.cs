using System.Globalization;
using CsCheck;
using EventLogs.Generated;
using EventLogs.Local.Costs;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Costs;

/// <summary>What a stack costs: each line by hand for one month, and what must hold for every month.</summary>
public sealed class BillTests
{
    private static readonly Gen<Workload> AnyWork =
        from events in Gen.Long[0, 10_000_000_000]
        from bytes in Gen.Int[1, 1024 * 1024]
        from tables in Gen.Int[1, 50]
        from transform in Gen.Int[0, 900]
        from objects in Gen.Int[0, 900]
        from history in Gen.Bool
        from queries in Gen.Int[0, 1000]
        select new Workload
        {
            Events = events,
            OwnEvents = events / 3,
            EventBytes = bytes,
            Tables = tables + 3,
            BusyTables = tables,
            TransformSeconds = transform,
            ObjectSeconds = objects,
            HasHistory = history,
            Queries = queries,
        };

    [Fact]
    public void Each_line_is_what_the_page_of_prices_says()
    {
        var bill = new Bill(Prices.Current, new Workload { OwnEvents = 500_000, Tables = 5 });

        // two tables with an event every minute: 2 * 43,200 batches and objects
        Assert.Equal(
            [
                ("EventBridge, own events", 0.50m),
                ("Firehose", 0.1383m), // 1,000,000 * 5 KiB = 4.768 GiB * 0.029
                ("Lambda, transform", 0.0245m), // 86,400 * (0.20 / 1,000,000 + 0.02 * 0.25 * 0.0000166667)
                ("SQS, new objects", 0.1037m), // 259,200 * 0.40 / 1,000,000
                ("Lambda, registrar", 0.0353m), // 86,400 * (0.20 / 1,000,000 + 0.05 * 0.25 * 0.0000166667)
                ("S3, writing", 0.432m), // 86,400 * 0.005 / 1,000
                ("S3, keeping", 0.0021m), // 100,000,000 bytes = 0.0931 GiB * 0.023
                ("Glue", 0.0864m), // 86,400 / 1,000,000
                ("CloudWatch, logs of functions", 0.0644m), // 172,800 * 800 bytes = 0.1287 GiB * 0.50
                ("Lambda, history", 0.0075m), // 30 * (0.20 / 1,000,000 + 60 * 0.25 * 0.0000166667)
                ("S3, folding", 0.0691m), // 172,800 * 0.0004 / 1,000
                ("S3, folding", 0.0144m), // 2,880 * 0.005 / 1,000
                ("Athena, folding", 0.0029m), // 60 * 10 MB * 5.00 / TB
                ("Athena, queries of a year", 0.001m), // 20 * 10 MB * 5.00 / TB
                ("S3, queries of a year", 0.0433m), // 20 * (1,095 + 4,320) * 0.0004 / 1,000
                ("S3, queries of a year", 0.0437m), // 20 * 437 * 0.005 / 1,000
                ("CloudWatch, alarms", 4.80m), // (18 + 6 * 5) * 0.10
                ("CloudWatch, metrics", 1.50m), // (1 + 2 * 2) * 0.30
                ("SQS, asking for new objects", 0.2592m), // 648,000 * 0.40 / 1,000,000
            ],
            bill.Lines.Select(line => (line.Service, Math.Round(line.Dollars, 4, MidpointRounding.AwayFromZero))));
        Assert.Equal(bill.Lines.Sum(line => line.Dollars), bill.Total);
    }

    [Fact]
    public void More_work_never_costs_less() => AnyWork.Sample(work =>
    {
        var total = Total(work);
        Workload[] more =
        [
            work with { Events = work.Events + 1_000_000 }, work with { OwnEvents = work.OwnEvents + 1_000_000 }, work with { EventBytes = work.EventBytes + 10_000 },
            work with { Tables = work.Tables + 1 }, work with { Queries = work.Queries + 1 }, work with { HasHistory = true },
        ];
        Assert.DoesNotContain(more, item => Total(item) < total);
        Assert.True(Total(work with { ObjectSeconds = 900 }) <= Total(work with { ObjectSeconds = 60 }));
        Assert.DoesNotContain(new Bill(Prices.Current, work).Lines, line => line.Dollars < 0);
    });

    [Fact]
    public void There_are_no_more_batches_than_events_and_no_more_objects_than_batches() => AnyWork.Sample(work =>
    {
        Assert.InRange(work.Invocations, 0, work.Events);
        Assert.InRange(work.Objects, 0, work.Invocations);
    });

    [Fact]
    public void Every_price_has_a_day_and_a_page_of_AWS()
    {
        var prices = Prices.Current;

        Assert.InRange(prices.LookedUp, new DateOnly(2026, 11, 1), DateOnly.MaxValue);
        NonEmpty.All(prices.All, price => Assert.True(price.Value is { Dollars: > 0, Per: > 0, Source.Host: "aws.amazon.com", Source.Scheme: "https" }, price.Key));
    }

    [Fact]
    public async Task The_command_shows_each_line_and_the_day_of_the_prices()
    {
        using var shell = new Shell { Catalog = EventCatalog.Events };

        var output = await shell.OutputAsync("cost", "--events", "30000", "--interval", "900", "--history", "false", "--queries", "0");

        Assert.Contains("│ S3, writing ", output, StringComparison.Ordinal);
        Assert.Contains("│ 5,760 objects ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("folding", output, StringComparison.Ordinal);
        Assert.EndsWith($"prices of us-east-1, looked up on {Prices.Current.LookedUp:yyyy-MM-dd}\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_bill_of_a_million_events()
    {
        using var shell = new Shell { Catalog = EventCatalog.Events };
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "deploy.md"));

        Assert.Contains($"```sh\neventlogs-local cost --own-events 250000\n```\n\n```text\n{await shell.OutputAsync("cost", "--own-events", "250000")}```\n", page, StringComparison.Ordinal);
        var fewer = Total(new Workload { ObjectSeconds = 900, OwnEvents = 250_000, Tables = EventCatalog.Events.Length });
        Assert.Contains($"costs {fewer.ToString("0.00", CultureInfo.InvariantCulture)} with", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--interval", "901", "--interval takes 0 to 900, not 901.")]
    [InlineData("--events", "-1", "--events takes 0 to ")]
    [InlineData("--bytes", "1048577", "--bytes takes 0 to 1048576, not 1048577.")]
    public async Task What_no_stack_can_be_asked_for_is_refused(string option, string value, string message)
    {
        using var shell = new Shell { Catalog = EventCatalog.Events };

        var result = await shell.RunAsync("cost", option, value);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
    }

    private static decimal Total(Workload work) => new Bill(Prices.Current, work).Total;
}
