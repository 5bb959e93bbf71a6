using EventLogs.Compiler;
using EventLogs.Generator.Synthesis;
using EventLogs.Generator.Synthesis.Scenarios;

namespace EventLogs.Generator.Tests.Synthesis;

/// <summary>However many events are made, memory stays flat. Nothing else runs meanwhile: it is the memory of the whole process.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Trait(FastLane.Category, FastLane.Slow)]
public sealed class MemoryTests
{
    private const int Warmup = 5_000;
    private const int Many = 50_000;
    private const long Flat = 2_000_000;

    [Fact]
    public async Task Of_random_events()
    {
        var compilation = await Passes.CompileAsync(Schemas.Shipped);
        var maker = new EventMaker(compilation.Schemas[0], seed: 1);

        AssertFlat(() => Assert.NotNull(maker.Next()));
    }

    [Fact]
    public async Task Of_a_history()
    {
        var compilation = await Passes.CompileAsync(Schemas.Shipped);
        var folder = compilation.Schemas[0].Document.Id.Folder;
        var logs = ScenarioRun.LogsOf(folder, compilation.Schemas);
        var scenario = ScenarioFile.Read(ScenarioFile.PathOf(Schemas.Shipped, folder)).Scenario!;
        using var events = new ScenarioRun(scenario, logs, seed: 1).Events().GetEnumerator();

        AssertFlat(() => Assert.True(events.MoveNext()));
    }

    private static void AssertFlat(Action next)
    {
        for (var i = 0; i < Warmup; i++)
            next();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Many; i++)
            next();
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.True(growth < Flat, $"{growth:N0} bytes more are held");
        GC.KeepAlive(next);
    }
}
