using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Backfill;

/// <summary><c>backfill</c> onto an event bus: each deployment once, whatever was refused and wherever a run ended.</summary>
public sealed class BusBackfillTests : BackfillRuns
{
    [Fact]
    public async Task Details_are_put_onto_a_bus_once()
    {
        var ids = Aws.Add(25, Day);

        var first = await BusAsync();
        var second = await BusAsync();

        Assert.Contains("│          25 │     0 │    25 │    0 │      0 │", first.Output, StringComparison.Ordinal);
        Assert.Contains("│          25 │    25 │     0 │    0 │      0 │", second.Output, StringComparison.Ordinal);
        Assert.Equal(ids, Aws.OnBus);
        Assert.Empty(Shell.Keys());
    }

    [Fact]
    public async Task Entries_that_are_refused_for_a_passing_reason_are_put_again_and_the_others_are_not()
    {
        var ids = Aws.Add(10, Day);
        var calls = 0;
        Aws.Refuse = index => index == 0 && calls++ > 0 ? null : calls == 1 && index % 2 == 0 ? "ThrottlingException" : null;

        var result = await BusAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(ids, Aws.OnBus.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Entries_that_stay_refused_are_named_and_put_again_by_the_next_run()
    {
        Aws.Add(4, Day);
        Aws.Refuse = index => index < 2 ? "MalformedDetail" : null;
        var first = await BusAsync();
        Aws.Refuse = _ => null;
        var second = await BusAsync();

        Assert.Equal((1, "error: d-000: No. (MalformedDetail)\nerror: d-001: No. (MalformedDetail)\n"), (first.ExitCode, first.Errors));
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(["d-002", "d-003", "d-000", "d-001"], Aws.OnBus);
    }

    /// <summary>Refused at each call, then run again: each deployment once.</summary>
    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task A_run_that_ends_at_any_call_is_finished_by_the_next()
    {
        var ids = Aws.Add(25, Day);
        // three pages, one batch, the targets of each, and three batches of ten
        for (var call = 1; call <= 3 + 1 + 25 + 3; call++)
        {
            var progress = Shell.Folder[$"{call}.progress"];
            Aws.OnBus.Clear();
            Aws.FailAt(call);
            Assert.Equal(1, (await BusAsync(progress)).ExitCode);
            Assert.Equal(0, (await BusAsync(progress)).ExitCode);
            Assert.Equal(ids, Aws.OnBus);
        }
    }

    [Fact]
    public async Task Targets_are_put_onto_a_bus_before_the_details_of_their_deployment()
    {
        var ids = Aws.Add(3, Day);
        Aws.Targets["d-000"] = 2;
        Aws.Targets["d-002"] = 23;

        await BusAsync();
        await BusAsync();

        Assert.Equal(ids, Aws.OnBus);
        Assert.Equal(["d-000/i-0", "d-000/i-1", .. Enumerable.Range(0, 23).Select(number => $"d-002/i-{number}")], Aws.TargetsOnBus);
    }

    [Fact]
    public async Task A_target_that_is_refused_has_its_deployment_put_again()
    {
        Aws.Add(2, Day);
        Aws.Targets["d-001"] = 1;
        Aws.Refuse = index => index == 1 ? "MalformedDetail" : null;
        var first = await BusAsync();
        Aws.Refuse = _ => null;
        var second = await BusAsync();

        Assert.Equal((1, "error: d-001: No. (MalformedDetail)\n"), (first.ExitCode, first.Errors));
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(["d-000", "d-001", "d-001"], Aws.OnBus);
        Assert.Equal(["d-001/i-0"], Aws.TargetsOnBus);
    }

    private Task<ShellResult> BusAsync(string? progress = null) =>
        RunAsync("backfill", ["--bus", "central", "--progress", progress ?? Shell.Folder["bus.progress"]]);
}
