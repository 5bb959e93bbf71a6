using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using EventLogs.Compiler.Model;
using static EventLogs.CompilerTestKit.Models;

namespace EventLogs.CompilerTestKit;

/// <summary>Random models, with names that try to get in each other's way, and random events for them.</summary>
internal static class RandomModels
{
    private static readonly Gen<string> Key = Gen.OneOf(
        Gen.OneOf("a", "A", "a-b", "a_b", "aB", "AB", "ab", "a.b", "_a", "1a", "", " ", "-", "Ä", "é", "e\u0301", "日本", "😀"),
        Gen.OneOf("class", "string", "String", "event", "row", "Event", "Row", "detail", "detailState", "item", "value", "rowDetail"),
        Gen.OneOf(
            "Default", "Options", "PropInit", "aPropInit", "Nullable", "IReadOnlyListA", "GetTypeInfo", "Equals", "Clone", "$type", "$ref"),
        Gen.Char.Where(character => !char.IsSurrogate(character)).Array[1, 6].Select(characters => new string(characters)));

    private static readonly Gen<string?> NoName = Gen.Const(default(string));

    private static readonly Gen<ColumnType> Scalar = Gen.OneOf<ColumnType>(
        Gen.OneOf<ColumnType>(Text(), Instant, Timestamp, Int, Number, Bool, Json),
        Key.Array[1, 4].Select(ColumnType (values) => Text([.. values.Distinct()])));

    /// <summary>A model. Some of its structs are definitions that are used in several places.</summary>
    public static Gen<EventLog> Log { get; } =
        from definitions in Struct(Type(Scalar), Key.Select(string? (name) => name)).Array[0, 2]
        from detail in Struct(Type(definitions.Length == 0 ? Scalar : Gen.OneOf(Scalar, Gen.OneOf<ColumnType>(definitions))), NoName)
        from name in Gen.OneOf(Key, Gen.Const("thing-happened"))
        from description in Gen.String
        select Models.Log(new SchemaId("test.source", name), detail, description);

    /// <summary>A JSON value of a type.</summary>
    public static JsonNode? Value(ColumnType type, Random random) => type switch
    {
        ScalarType scalar => Value(scalar, random),
        StructType { Fields: var fields } => new JsonObject(fields
            .Where(field => field.IsRequired || random.Next(3) > 0)
            .Select(field => Pair(field.Key, field.IsRequired ? Value(field.Type, random) : ValueOrNull(field.Type, random)))),
        ArrayType array => new JsonArray([.. UpTo(2, random).Select(_ => ValueOrNull(array.Element, random))]),
        MapType map => new JsonObject(UpTo(2, random).Select(i => Pair($"key {i}", ValueOrNull(map.Value, random)))),
        _ => random.Next(2) == 0 ? new JsonArray(1, null, new JsonObject { ["a"] = "\"" }) : "text",
    };

    private static Gen<ColumnType> Type(Gen<ColumnType> leaf) => Gen.Recursive<ColumnType>((depth, inner) => depth > 3
        ? leaf
        : Gen.Frequency<ColumnType>(
            (5, leaf),
            (2, Struct(inner, NoName).Select(ColumnType (structure) => structure)),
            (1, inner.Select(ColumnType (element) => ArrayOf(element))),
            (1, inner.Select(ColumnType (value) => MapOf(value)))));

    private static Gen<StructType> Struct(Gen<ColumnType> type, Gen<string?> name) =>
        from fields in Gen.Select(Key, type, Gen.Bool, Gen.OneOf(Gen.Const(""), Gen.String)).Array[1, 6]
        from definition in name
        select Named(definition, fields
            .DistinctBy(field => field.Item1, StringComparer.Ordinal)
            .Select(field => Field(field.Item1, field.Item2, field.Item3, field.Item4)));

    private static Field Field(string key, ColumnType type, bool isRequired, string description) =>
        isRequired ? Required(key, type, description) : Optional(key, type, description);

    private static IEnumerable<int> UpTo(int max, Random random) => Enumerable.Range(0, random.Next(max + 1));

    private static KeyValuePair<string, JsonNode?> Pair(string key, JsonNode? value) => new(key, value);

    private static JsonNode? ValueOrNull(ColumnType type, Random random) => random.Next(4) == 0 ? null : Value(type, random);

    private static JsonNode Value(ScalarType type, Random random) => type.Kind switch
    {
        ScalarKind.Integer => random.NextInt64(long.MinValue, long.MaxValue),
        ScalarKind.Double => random.NextDouble() * Math.Pow(10, random.Next(-300, 300)),
        ScalarKind.Boolean => random.Next(2) == 0,
        ScalarKind.DateTime or ScalarKind.Timestamp =>
            DateTimeOffset.FromUnixTimeSeconds(random.Next()).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        _ => "text " + random.Next(),
    };
}
