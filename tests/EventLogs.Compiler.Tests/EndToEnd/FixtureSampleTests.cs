using System.Text;
using System.Text.Json;
using EventLogs.Compiler;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Schemas;

namespace EventLogs.CompilerTests.EndToEnd;

/// <summary>The code generated from the fixtures runs: their samples, and random events, through mapper and records.</summary>
public sealed class FixtureSampleTests
{
    private const int RandomEventsForEach = 2000;

    public static TheoryData<string> FixtureNames => [.. Fixtures.Names];

    [Theory]
    [MemberData(nameof(FixtureNames))]
    public async Task Events_become_what_the_model_says_and_the_records_hold_them(string fixture)
    {
        var compilation = await Passes.CompileAsync(Fixtures.Folder(fixture));
        using var code = CompiledCode.Of(Passes.Emit(compilation).Artifacts);
        foreach (var log in compilation.Schemas.Select(schema => schema.Log!))
        {
            foreach (var sample in compilation.Samples.Where(sample => IsOf(log, sample)))
                CheckSample(code, log, sample);

            var mapper = code.Definition(log).Mapper;
            var events = new RandomEvents(log, seed: 1);
            var mapped = Enumerable.Range(0, RandomEventsForEach).Count(_ => EmittedMappers.CheckAgainstModel(mapper, log, events.Next()));
            Assert.InRange(mapped, RandomEventsForEach / 4, RandomEventsForEach - 1);
        }
    }

    private static bool IsOf(EventLog log, SampleFile sample) => SampleName.TryParse(sample.File, out var name) && name.Schema == log.Id;

    private static void CheckSample(CompiledCode code, EventLog log, SampleFile sample)
    {
        var isMapped = EmittedMappers.CheckAgainstModel(code.Definition(log).Mapper, log, Encoding.UTF8.GetString(sample.Event));
        Assert.Equal(!sample.File.Name.EndsWith(".fail.json", StringComparison.Ordinal), isMapped);
        if (!isMapped)
            return;

        // a full sample leaves no column without a value
        using var line = JsonDocument.Parse(ModelMapper.Map(log, sample.Event).Line!);
        if (sample.File.Name.EndsWith(".full.json", StringComparison.Ordinal))
            Assert.Equal(log.Columns.Select(column => column.Name), line.RootElement.EnumerateObject().Select(column => column.Name));

        var records = EmittedRecords.In(code);
        JsonTexts.AssertSameValues(line.RootElement.GetRawText(), records.ReadAndWrite(log, "Row", line.RootElement.GetRawText()));
        Assert.NotNull(records.Read(log, "Event", Encoding.UTF8.GetString(sample.Event)));
    }
}
