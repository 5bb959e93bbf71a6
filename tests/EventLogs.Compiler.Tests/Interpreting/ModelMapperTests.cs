using System.Text.Json;
using EventLogs.Compiler;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Schemas;

namespace EventLogs.CompilerTests.Interpreting;

/// <summary>What the model makes of the shipped samples is what was written down for each by hand.</summary>
public sealed class ModelMapperTests : IAsyncLifetime
{
    private static readonly string Expected = Path.Combine(Repository.Root, "tests", "EventLogs.Generated.Tests", "Expected");

    private Compilation _compilation = null!;

    public async Task InitializeAsync() => _compilation = await Schemas.CompileShippedAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Every_accepted_sample_becomes_its_line() => NonEmpty.All(Samples(isRefused: false), sample =>
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Expected, sample.Name + ".line")));
        using var line = JsonDocument.Parse(ModelMapper.Map(sample.Log, sample.Event).Line!);

        Assert.True(JsonElement.DeepEquals(expected.RootElement, line.RootElement));
        Assert.Equal(expected.RootElement.EnumerateObject().Select(column => column.Name), line.RootElement.EnumerateObject().Select(column => column.Name));
    });

    [Fact]
    public void Every_refused_sample_is_refused_for_its_reason() => NonEmpty.All(Samples(isRefused: true), sample =>
    {
        var refusal = ModelMapper.Map(sample.Log, sample.Event).Refusal!.Value;

        Assert.Equal(File.ReadAllText(Path.Combine(Expected, sample.Name + ".reason")).Trim(), $"{refusal.Error} {refusal.Path}".Trim());
    });

    private List<(EventLog Log, string Name, byte[] Event)> Samples(bool isRefused)
    {
        var samples = _compilation.Samples.Where(sample => IsRefused(sample) == isRefused).Select(sample => (Log(sample), sample.File.Name, sample.Event)).ToList();
        Assert.True(samples.Count > 10);
        return samples;
    }

    private static bool IsRefused(SampleFile sample) => SampleName.TryParse(sample.File, out var name) && name.IsRefused;

    private EventLog Log(SampleFile sample) =>
        _compilation.Schemas.Single(schema => SampleName.TryParse(sample.File, out var name) && schema.Document.Id == name.Schema).Log!;
}
