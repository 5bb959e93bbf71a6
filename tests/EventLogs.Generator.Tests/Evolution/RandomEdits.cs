using System.Collections.Immutable;
using CsCheck;
using EventLogs.Compiler.Model;
using static EventLogs.CompilerTestKit.Models;

namespace EventLogs.Generator.Tests.Evolution;

/// <summary>Changes a model at one random location, as a person would change its schema.</summary>
internal sealed class RandomEdits(int seed)
{
    private static readonly string[] Keys = ["new", "a", "A", "a-b", "state", "Ä"];

    private readonly Random _random = new(seed);

    /// <summary>A model and what some edits made of it.</summary>
    public static Gen<(EventLog Before, EventLog After)> Edited { get; } =
        from log in RandomModels.Log
        from seed in Gen.Int
        from edits in Gen.Int[1, 4]
        select (log, new RandomEdits(seed).Apply(log, edits));

    /// <summary>The model with some changes in its detail.</summary>
    public EventLog Apply(EventLog log, int count)
    {
        for (var i = 0; i < count; i++)
            log = Log(log.Id, Edit(Detail(log)), log.Description);
        return log;
    }

    /// <summary>The model with more properties after those of its detail.</summary>
    public EventLog Append(EventLog log, int count)
    {
        var detail = Detail(log);
        var fields = Enumerable.Range(0, count).Select(i => Optional($"appended {i}", AnyType()));
        return Log(log.Id, Named(detail.Name, [.. detail.Fields, .. fields]), log.Description);
    }

    /// <summary>The model anew, without a part in common. What is shared in it stays shared.</summary>
    public static EventLog Copy(EventLog log) =>
        Log(log.Id, (StructType)Copy(Detail(log), new(ReferenceEqualityComparer.Instance)), log.Description);

    private static StructType Detail(EventLog log) => (StructType)log.Event.Fields.Single(field => field.Key == "detail").Type;

    private static ColumnType Copy(ColumnType type, Dictionary<StructType, StructType> copies) => type switch
    {
        StructType known when copies.TryGetValue(known, out var copy) => copy,
        StructType structure => copies[structure] =
            Named(structure.Name, [.. structure.Fields.Select(field => field with { Type = Copy(field.Type, copies) })]),
        ArrayType array => ArrayOf(Copy(array.Element, copies)),
        MapType map => MapOf(Copy(map.Value, copies)),
        ScalarType scalar => new ScalarType(scalar.Kind, [.. scalar.Values]),
        _ => new JsonType(),
    };

    private ColumnType EditType(ColumnType type) => type switch
    {
        StructType structure when _random.Next(5) > 0 => Edit(structure),
        ArrayType array when _random.Next(3) > 0 => ArrayOf(EditType(array.Element)),
        MapType map when _random.Next(3) > 0 => MapOf(EditType(map.Value)),
        ScalarType { Kind: ScalarKind.String } text when _random.Next(2) == 0 => text with { Values = EditValues(text.Values) },
        _ => AnyType(),
    };

    private StructType Edit(StructType type)
    {
        var fields = type.Fields.ToList();
        var at = _random.Next(fields.Count);
        var field = fields[at];
        switch (_random.Next(10))
        {
            case 0 when fields.Count > 1:
                fields.RemoveAt(at);
                break;
            case 1:
                fields.Insert(_random.Next(fields.Count + 1), Optional(NewKey(fields), AnyType()));
                break;
            case 2 when at > 0:
                (fields[at - 1], fields[at]) = (fields[at], fields[at - 1]);
                break;
            case 3:
                fields[at] = field with { IsRequired = !field.IsRequired };
                break;
            case 4:
                fields[at] = field with { Description = field.Description + " More." };
                break;
            case 5:
                fields[at] = field with { Key = NewKey(fields) };
                break;
            case 6 when type.Name is not null:
                return Named(_random.Next(2) == 0 ? null : type.Name + " renamed", fields);
            case 6:
                return Named(NewKey(fields), fields);
            case 7:
                fields.Add(Optional(NewKey(fields), AnyType()));
                break;
            default:
                fields[at] = field with { Type = EditType(field.Type) };
                break;
        }

        return Named(type.Name, fields);
    }

    private ImmutableArray<string> EditValues(ImmutableArray<string> values) => _random.Next(4) switch
    {
        0 when !values.IsEmpty => values.RemoveAt(_random.Next(values.Length)),
        1 when !values.IsEmpty && !values.Contains(OtherCase(values[0])) => values.Insert(_random.Next(values.Length + 1), OtherCase(values[0])),
        2 => [.. values.Reverse()],
        _ => values.Add($"value {values.Length} {_random.Next()}"),
    };

    /// <summary>A value that may become the same constant.</summary>
    private static string OtherCase(string value) => value.Any(char.IsLower) ? value.ToUpperInvariant() : value.ToLowerInvariant();

    private string NewKey(List<Field> fields)
    {
        var free = Keys.Append($"key {fields.Count} {_random.Next()}").Where(key => !fields.Exists(field => field.Key == key)).ToList();
        return free[_random.Next(free.Count)];
    }

    private ColumnType AnyType()
    {
        ColumnType[] types =
        [
            Text(), Instant, Timestamp, Int, Number, Bool, Json, Text("A", "B"), Text("a", "A"), ArrayOf(Text()), ArrayOf(Instant), MapOf(Int),
            Struct(Optional("a", Text())), Struct(Required("a", Instant), Optional("b", MapOf(Json))), ArrayOf(Struct(Required("x", Int))),
        ];
        return types[_random.Next(types.Length)];
    }
}
