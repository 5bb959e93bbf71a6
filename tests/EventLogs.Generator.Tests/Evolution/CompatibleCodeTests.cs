using System.Collections;
using System.Text.Json;
using CsCheck;
using EventLogs.Compiler.Emitting;
using EventLogs.Compiler.Lowering.CSharp;
using EventLogs.Compiler.Model;
using EventLogs.Generator.Evolution;

namespace EventLogs.Generator.Tests.Evolution;

/// <summary>
/// Where diff names no C# callers, code that was written against the older output compiles against the newer one, and reads the same.
/// </summary>
[Trait(FastLane.Category, FastLane.Slow)]
public sealed class CompatibleCodeTests
{
    private const int Count = 40;

    private static Gen<(EventLog Before, EventLog After)> Edited { get; } = Gen.OneOf(NamesAlike.Edited, RandomEdits.Edited);

    [Fact]
    public void What_is_compatible_for_callers_compiles_and_reads_the_same()
    {
        var pairs = Property.Values(Edited, 20 * Count)
            .Select((pair, index) => (Before: WithId(pair.Before, index), After: WithId(pair.After, index)))
            .Where(pair => IsCompatible(pair.Before, pair.After))
            .Take(Count)
            .ToList();
        Assert.Equal(Count, pairs.Count);

        using var before = CompiledCode.Of(Sources(pairs.Select(pair => pair.Before)));
        var callers = pairs.Select(pair => ($"{pair.Before.Id.Name}.caller.cs", Caller.Of(EmittedRecords.In(before).Type(pair.Before)))).ToList();
        using var older = CompiledCode.Of(Sources(pairs.Select(pair => pair.Before)).Concat(callers));
        using var newer = CompiledCode.Of(Sources(pairs.Select(pair => pair.After)).Concat(callers));

        foreach (var (log, index) in pairs.Select((pair, index) => (pair.Before, index)))
        {
            var name = Caller.NameIn(EmittedRecords.In(before).Type(log));
            Assert.Equal(Caller.Constants(older.Type(name)), Caller.Constants(newer.Type(name)));
            AssertReadsTheSame(log, "Event", log.Event, older, newer, index);
            AssertReadsTheSame(log, "Row", ByLineKey(RowShape.Of(log)), older, newer, index);
        }
    }

    private static EventLog WithId(EventLog log, int index) => log with { Id = new SchemaId("test.source", $"event-{index}") };

    /// <summary>Whether something has changed, and nothing that callers see.</summary>
    private static bool IsCompatible(EventLog before, EventLog after) =>
        SchemaDiff.Compare([before], [after]) is { IsEmpty: false } changes
        && !changes.Any(change => change.Breaks.HasFlag(Breaks.CSharpCallers));

    private static IEnumerable<(string, string)> Sources(IEnumerable<EventLog> logs) =>
        from log in logs
        from emitter in new IEmitter[] { new RecordEmitter(), new MapperEmitter(), new ColumnsEmitter() }
        let artifact = emitter.Emit(log)
        select (artifact.Path, artifact.Content);

    private static void AssertReadsTheSame(EventLog log, string record, StructType shape, CompiledCode older, CompiledCode newer, int seed)
    {
        var json = RandomModels.Value(shape, new Random(seed))!.ToJsonString();
        AssertSame(EmittedRecords.In(older).Read(log, record, json), EmittedRecords.In(newer).Read(log, record, json), $"{log.Id} {record}");
    }

    /// <summary>All that an older object has is in the newer one, under the same names.</summary>
    private static void AssertSame(object? older, object? newer, string path)
    {
        switch (older)
        {
            case null or string or long or double or bool or DateTimeOffset:
                Assert.Equal(older, newer);
                break;
            case JsonElement element:
                Assert.Equal(element.GetRawText(), Assert.IsType<JsonElement>(newer).GetRawText());
                break;
            case IEnumerable list:
                var (olderItems, newerItems) = (list.Cast<object?>().ToList(), Assert.IsType<IEnumerable>(newer, exactMatch: false).Cast<object?>().ToList());
                Assert.Equal(olderItems.Count, newerItems.Count);
                foreach (var ((one, other), index) in olderItems.Zip(newerItems).Select((pair, index) => (pair, index)))
                    AssertSame(one, other, $"{path}[{index}]");
                break;
            default:
                foreach (var property in older.GetType().GetProperties())
                    AssertSame(property.GetValue(older), newer!.GetType().GetProperty(property.Name)!.GetValue(newer), $"{path}.{property.Name}");
                break;
        }
    }

    /// <summary>The shape of a line with the keys of the line, for making up JSON.</summary>
    private static StructType ByLineKey(StructType row) =>
        row with { Fields = [.. row.Fields.Select(field => field with { Key = field.LineKey, Type = ByLineKey(field.Type) })] };

    private static ColumnType ByLineKey(ColumnType type) => type switch
    {
        StructType inner => ByLineKey(inner),
        ArrayType array => new ArrayType(ByLineKey(array.Element)),
        MapType map => new MapType(ByLineKey(map.Value)),
        _ => type,
    };
}
