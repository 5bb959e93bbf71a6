using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Generator.Synthesis;

/// <summary>Breaks an event by one mutation that the mapper has to refuse.</summary>
internal static class EventBreaker
{
    private static readonly ImmutableArray<Mutation> Mutations =
        [CutOff, HalfCharacter, NotAnObject, OtherEvent, MissingValue, WrongType, OutOfRange, NoTimestamp];

    /// <summary>Breaks an event.</summary>
    /// <returns>The text of the broken event and the reason to refuse it; null when it has nothing that this mutation breaks.</returns>
    private delegate (string Text, MapError Reason)? Mutation(EventLog log, JsonObject @event, Random random);

    /// <summary>Breaks an event, which may be changed by it.</summary>
    /// <returns>Null when the mutation that was drawn does not break this one.</returns>
    public static BrokenEvent? Break(EventLog log, JsonObject @event, Random random)
    {
        if (Pick(Mutations, random)(log, @event, random) is not var (text, reason))
            return null;

        // what was put in may be right after all: a column may read anything
        var refusal = ModelMapper.Map(log, Encoding.UTF8.GetBytes(text)).Refusal;
        return refusal?.Error == reason ? new BrokenEvent(text, refusal.Value) : null;
    }

    private static (string, MapError)? CutOff(EventLog log, JsonObject @event, Random random) =>
        @event.ToJsonString() is var text ? (text[..random.Next(1, text.Length)], MapError.InvalidJson) : null;

    private static (string, MapError)? HalfCharacter(EventLog log, JsonObject @event, Random random) =>
        ("{\"half\":\"\\ud83d\"," + @event.ToJsonString()[1..], MapError.InvalidText);

    private static (string, MapError)? NotAnObject(EventLog log, JsonObject @event, Random random) =>
        (random.Next(2) == 0 ? $"[{@event.ToJsonString()}]" : "\"event\"", MapError.NotAnObject);

    private static (string, MapError)? OtherEvent(EventLog log, JsonObject @event, Random random)
    {
        var other = Pick<JsonNode?>([log.Source + ".", OtherThan(log.DetailTypes), null, 1], random);
        @event[random.Next(2) == 0 ? "source" : "detail-type"] = other;
        return (@event.ToJsonString(), MapError.WrongEvent);
    }

    private static string OtherThan(DetailTypes detailTypes)
    {
        var other = detailTypes.First.ToUpperInvariant() + "S";
        while (detailTypes.Contain(other))
            other = "!" + other;
        return other;
    }

    private static (string, MapError)? MissingValue(EventLog log, JsonObject @event, Random random)
    {
        ImmutableArray<Column> columns = [.. log.Columns.Where(column => !column.IsNullable)];
        if (columns.IsEmpty)
            return null;

        // the value itself, or an object on the path to it
        var keys = Pick(columns, random).From.Keys;
        var depth = random.Next(keys.Length);
        if (keys[..depth].Aggregate((JsonNode?)@event, (node, key) => (node as JsonObject)?[key]) is not JsonObject parent)
            return null;
        if (random.Next(2) == 0)
            parent.Remove(keys[depth]);
        else
            parent[keys[depth]] = null;
        return (@event.ToJsonString(), MapError.MissingValue);
    }

    private static (string, MapError)? WrongType(EventLog log, JsonObject @event, Random random) =>
        Replace(log, @event, random, MapError.WrongType, type => type switch
        {
            ScalarType { Kind: ScalarKind.Integer } => ["1.5", "\"1\"", "true", "[1]"],
            ScalarType { Kind: ScalarKind.Double } => ["\"1.5\"", "false", "{}"],
            ScalarType { Kind: ScalarKind.Boolean } => ["\"true\"", "0", "[]"],
            ScalarType => ["1", "true", "{}", "[\"text\"]"],
            ArrayType => ["{}", "\"text\"", "1"],
            StructType or MapType => ["[]", "\"text\"", "1"],
            _ => [],
        });

    private static (string, MapError)? OutOfRange(EventLog log, JsonObject @event, Random random) =>
        Replace(log, @event, random, MapError.OutOfRange, type => type switch
        {
            ScalarType { Kind: ScalarKind.Integer } => ["9223372036854775808", "-9223372036854775809", "1e30"],
            ScalarType { Kind: ScalarKind.Double } => ["1e400", "-1E309"],
            _ => [],
        });

    private static (string, MapError)? NoTimestamp(EventLog log, JsonObject @event, Random random) =>
        Replace(log, @event, random, MapError.InvalidTimestamp, type => type is ScalarType { Kind: ScalarKind.Timestamp }
            ? ["\"\"", "\"yesterday\"", "\"2023-02-30T00:00:00Z\"", "\"2023-08-15T14:32:36\"", "\"2023-08-15\""]
            : []);

    /// <summary>Replaces with one of some JSON texts a value that is of a type that has such.</summary>
    private static (string, MapError)? Replace(
        EventLog log, JsonObject @event, Random random, MapError reason, Func<ColumnType, ImmutableArray<string>> texts)
    {
        ImmutableArray<ValueLocation> locations = [.. ValueLocation.Of(log, @event).Where(location => !texts(location.Type).IsEmpty)];
        if (locations.IsEmpty)
            return null;

        var location = Pick(locations, random);
        location.Set(JsonNode.Parse(Pick(texts(location.Type), random)));
        return (@event.ToJsonString(), reason);
    }

    private static T Pick<T>(ImmutableArray<T> choices, Random random) => choices[random.Next(choices.Length)];
}

/// <summary>An event that the mapper refuses.</summary>
/// <param name="Event">Its text.</param>
/// <param name="Reason">Why.</param>
internal sealed record BrokenEvent(string Event, MapResult Reason);
