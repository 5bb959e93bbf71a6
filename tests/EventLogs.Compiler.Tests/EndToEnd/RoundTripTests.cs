using EventLogs.Compiler;

namespace EventLogs.CompilerTests.EndToEnd;

/// <summary>
/// What was in an event is in its row: made-up events of the fixtures and of this repository's schemas, through compiled mappers and SQL.
/// Those of the registry take this way in <c>CoverageTests</c>.
/// </summary>
[Trait(FastLane.Category, FastLane.Slow)]
public sealed class RoundTripTests
{
    private const int EventsPerSchema = 1_000;

    [Fact]
    public async Task Every_column_of_a_row_has_the_value_of_the_event()
    {
        var compilation = await Fixtures.CompileAllAsync();
        using var code = CompiledCode.Of(Passes.Emit(compilation).Artifacts);
        foreach (var schema in compilation.Schemas)
        {
            var events = RoundTrip.Events(schema, EventsPerSchema);
            Assert.Equal(EventsPerSchema, events.Count);
            Assert.Null(await RoundTrip.DifferenceAsync(schema.Log!, code.Definition(schema.Log!), events));
        }
    }
}
