extern alias reference;

using EventLogs.Benchmarks.Batches;
using EventLogs.Benchmarks.Comparing;
using EventLogs.Benchmarks.Rivals;
using EventLogs.Benchmarks.Rivals.Idiomatic;
using EventLogs.Fixtures;
using EventLogs.Generated;
using ReferenceCatalog = reference::EventLogs.Generated.EventCatalog;
using ReferenceFixtures = reference::EventLogs.Fixtures.FixtureEvents;

if (args is ["--profile", var what, var times])
{
    var it = what is "wide" or "deep" ? new Ours(FixtureEvents.All) : new Ours(EventCatalog.Events);
    var batch = what is "wide" or "deep" ? Batch.OfSample(what, 1000) : what == "mixed" ? Batch.Mixed(2000) : Batch.Canonical(2000);
    for (var i = 0; i < int.Parse(times, System.Globalization.CultureInfo.InvariantCulture); i++)
        it.Answer(batch.Request);
    return;
}

#if BENCHMARKDOTNET
// EventLogs.Benchmarks --filter <names>
if (args is ["--filter", ..])
{
    EventLogs.Benchmarks.Statistics.TransformBenchmarks.Run(args);
    return;
}
#endif

// EventLogs.Benchmarks --check
var isCheck = args is ["--check"];

// EventLogs.Benchmarks [rounds] [a part of the batches' names]
var rounds = args.Length > 0 && !isCheck ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 15;
var wanted = args.Length > 1 ? args[1] : "";
using var python = RivalProcess.TryStartPython();
// simdjson takes its code for AVX-512 where it may, which is not the faster one everywhere
using var native = isCheck ? null : RivalProcess.TryStartSimdJson("native");
using var avx2 = RivalProcess.TryStartSimdJson("x86-64-v3");
var ours = new Ours(EventCatalog.Events);
Contestant[] rivals = [ours, new Reference(ReferenceCatalog.Events), new Poco(CodeDeployPoco.Line), new Base64Alone(ours), .. Started(native), .. Started(avx2)];
foreach (var batch in new[] { Batch.Mixed(2000), Batch.Canonical(2000), Batch.Shuffled(2000), Batch.Mixed(1), Batch.Mixed(100), Batch.Mixed(5700) })
{
    Run(batch.Name == "mixed-2000" ? [.. rivals, .. Started(python)] : rivals, batch);
}

var fixtures = new Ours(FixtureEvents.All);
foreach (var (name, line) in new[] { ("wide", (Func<byte[], byte[]?>)WidePoco.Line), ("deep", DeepPoco.Line) })
{
    Run([fixtures, new Reference(ReferenceFixtures.All), new Poco(line), new Base64Alone(fixtures)], Batch.OfSample(name, 1000));
}

void Run(Contestant[] contestants, Batch batch)
{
    if (!batch.Name.Contains(wanted, StringComparison.Ordinal))
        return;
    Comparison.Check(contestants, batch);
    if (isCheck)
        Console.WriteLine($"{batch.Name}: {contestants.Length} give the same answer");
    else
        Comparison.Run(contestants, batch, rounds);
}

static Contestant[] Started(RivalProcess? process) => process is null ? [] : [process];
