using System.Text;
using CsCheck;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;

namespace EventLogs.CompilerTests.Emitting;

[Trait(FastLane.Category, FastLane.Slow)]
public sealed class RecordPropertyTests
{
    private const int ModelsPerCompilation = 16;
    private const int EventsPerModel = 10;

    /// <summary>One compilation for many models, because a compilation costs more than all else.</summary>
    [Fact]
    public void Records_of_any_model_compile_and_hold_its_events_and_lines() =>
        RandomModels.Log.Array[ModelsPerCompilation]
            .Select(logs => logs.Select((log, i) => WithIdentity(log, i)).ToArray())
            .Sample(Check, seed: "0000records00", iter: 1, threads: 1, print: _ => "the models");

    private static EventLog WithIdentity(EventLog log, int number) =>
        log with { Id = log.Id with { Folder = $"source{number}" }, Source = $"source{number}" };

    private static void Check(EventLog[] logs)
    {
        using var records = EmittedRecords.Of(logs);
        var random = new Random(1);
        foreach (var log in logs)
        {
            for (var i = 0; i < EventsPerModel; i++)
                CheckEvent(records, log, random);
        }
    }

    private static void CheckEvent(EmittedRecords records, EventLog log, Random random)
    {
        var sample = RandomModels.Value(log.Event, random)!;
        (sample["source"], sample["detail-type"]) = (log.Source, log.DetailType);
        var utf8Event = Encoding.UTF8.GetBytes(sample.ToJsonString());
        var line = ModelMapper.Map(log, utf8Event).Line;

        Assert.NotNull(line);
        JsonTexts.AssertSameValues(sample.ToJsonString(), records.ReadAndWrite(log, "Event", sample.ToJsonString()));
        JsonTexts.AssertSameValues(line, records.ReadAndWrite(log, "Row", line));
    }
}
