using System.Text;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Output;
using EventLogs.Generator.Importing;
using EventLogs.Generator.Synthesis;

namespace EventLogs.Fuzz;

/// <summary>Events to damage: samples that people wrote, and events that are made up for the schemas of the registry.</summary>
internal sealed class SampleSet
{
    private const int EventsOfEachSchema = 30;

    private readonly (string Id, byte[] Text)[] _written;
    private readonly (string Id, byte[] Text)[] _madeUp;

    private SampleSet((string Id, byte[] Text)[] written, (string Id, byte[] Text)[] madeUp) => (_written, _madeUp) = (written, madeUp);

    /// <summary>Gathers them.</summary>
    /// <param name="seed">Decides what is made up.</param>
    public static async Task<SampleSet> MakeAsync(int seed)
    {
        var folder = Directory.CreateTempSubdirectory("eventlogs-fuzz-");
        try
        {
            return new SampleSet([.. Written()], [.. await MakeUpAsync(folder.FullName, seed).ConfigureAwait(false)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One of them, in equal parts of those that are written and those that are made up, with the kind of event that it is.</summary>
    public (string Id, byte[] Text) Next(Random random)
    {
        var samples = random.Next(2) == 0 ? _written : _madeUp;
        return samples[random.Next(samples.Length)];
    }

    /// <summary>One of them, four times out of five of a kind whose id begins like this.</summary>
    public (string Id, byte[] Text) Next(Random random, string idPrefix)
    {
        var sample = Next(random);
        while (random.Next(5) != 0 && !sample.Id.StartsWith(idPrefix, StringComparison.Ordinal))
            sample = Next(random);
        return sample;
    }

    /// <summary>What is written to be refused may be of no kind; then it is as good as any.</summary>
    private static IEnumerable<(string Id, byte[] Text)> Written()
    {
        var kinds = EventKinds.All.Values.Select(kind => (kind.Ours.Id, DetailType: Encoding.UTF8.GetBytes(kind.Ours.DetailType.Split('"')[0]))).ToList();
        return Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)
            .Select(text => (kinds.Find(kind => text.AsSpan().IndexOf(kind.DetailType) >= 0).Id ?? kinds[0].Id, text));
    }

    private static async Task<IEnumerable<(string Id, byte[] Text)>> MakeUpAsync(string schemas, int seed)
    {
        var inputs = ImportInputs.Find([Path.Combine(AppContext.BaseDirectory, "Registry")], isSamples: false, () => Stream.Null, new List<Diagnostic>());
        var imported = await Importer.ImportAsync(new ImportRequest(schemas, null, false), inputs).ConfigureAwait(false);
        _ = OutputWriter.Write(new OutputPlan(schemas, imported.Changes, []));
        var compilation = await Passes.CompileAsync(schemas).ConfigureAwait(false);
        return compilation.Schemas.SelectMany(schema => Events(new EventMaker(schema, seed, isExtreme: true)).Select(text => (schema.Document.Id.ToString(), text)));
    }

    private static IEnumerable<byte[]> Events(EventMaker maker) => Enumerable.Range(0, EventsOfEachSchema).Select(_ => Encoding.UTF8.GetBytes(maker.Next()!));
}
