extern alias reference;

using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using EventLogs.Benchmarks.Comparing;
using EventLogs.Benchmarks.Rivals;
using EventLogs.Benchmarks.Rivals.Idiomatic;
using EventLogs.Fixtures;
using EventLogs.Generated;
using ReferenceCatalog = reference::EventLogs.Generated.EventCatalog;
using ReferenceFixtures = reference::EventLogs.Fixtures.FixtureEvents;

namespace EventLogs.Benchmarks.Statistics;

/// <summary>The rivals of this process under BenchmarkDotNet, one after the other: for its statistics, above all of what is allocated.</summary>
[MemoryDiagnoser]
public class TransformBenchmarks
{
    private Contestant _ours = null!;
    private Contestant _reference = null!;
    private Contestant _idiomatic = null!;
    private byte[] _request = [];

    /// <summary>The batch of each run.</summary>
    [Params("mixed", "canonical", "wide", "deep")]
    public string Batch { get; set; } = "";

    /// <summary>Runs what the arguments ask for, in this process: nothing is built or restored for it.</summary>
    internal static void Run(string[] arguments) => BenchmarkSwitcher.FromTypes([typeof(TransformBenchmarks)]).Run(
        arguments,
        DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine("artifacts", "benchmarkdotnet")));

    /// <summary>Makes the batch, and checks that all give the same answer.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var isFixture = Batch is "wide" or "deep";
        _ours = new Ours(isFixture ? FixtureEvents.All : EventCatalog.Events);
        _reference = new Reference(isFixture ? ReferenceFixtures.All : ReferenceCatalog.Events);
        (_idiomatic, _request) = Batch switch
        {
            "wide" => (new Poco(WidePoco.Line), Batches.Batch.OfSample("wide", 1000).Request),
            "deep" => (new Poco(DeepPoco.Line), Batches.Batch.OfSample("deep", 1000).Request),
            "mixed" => (new Poco(CodeDeployPoco.Line), Batches.Batch.Mixed(2000).Request),
            _ => (new Poco(CodeDeployPoco.Line), Batches.Batch.Canonical(2000).Request),
        };
        Answers.MustBeTheSame(_ours, _reference, _request);
        Answers.MustBeTheSame(_ours, _idiomatic, _request);
    }

    /// <summary>The product.</summary>
    [Benchmark(Baseline = true)]
    public int Ours() => _ours.Answer(_request).Length;

    /// <summary>The same mappers over the reader of System.Text.Json.</summary>
    [Benchmark]
    public int Reference() => _reference.Answer(_request).Length;

    /// <summary>Classes and the source generator of System.Text.Json.</summary>
    [Benchmark]
    public int Idiomatic() => _idiomatic.Answer(_request).Length;
}
