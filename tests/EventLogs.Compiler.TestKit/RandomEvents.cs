using System.Globalization;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;

namespace EventLogs.CompilerTestKit;

/// <summary>
/// Random JSON texts for a model, with escaped names, repeated properties, odd notation and white space. Half of the events are
/// right; in the others some values are missing, null, of another type or out of range. Text, because what matters here is lost in
/// any object model of JSON.
/// </summary>
internal sealed class RandomEvents(EventLog log, int seed)
{
    private static readonly string[] Texts =
    [
        "\"\"", "\"a\"", "\"é 😀\"", "\"\\u0041\\n\\\"\\\\\\/\"", "\"\\ud83d\\ude00\"", "\"{\\\"a\\\":1}\"",
        "\"arn:aws:codedeploy:us-east-1:1:application:a\"", "\"arn:aws:ec2:us-east-1:1:instance\\/i\"", "\"arn:aws:x:::\\u0069nstance\"",
    ];

    private static readonly string[] Times =
    [
        "\"2023-08-15T14:32:36Z\"", "\"2023-08-15T14:32:36.123456+09:00\"", "\"2023-12-31T23:59:59-01:00\"", "\"2024-02-29T00:00\\u005a\"",
        "\"2023-08-15T14:32:36\"", "\"2023-08-15\"", "\"2023-02-30T00:00:00Z\"", "\"\"",
    ];

    private static readonly string[] Integers =
        ["0", "-0", "7", "-12", "1.0", "1e3", "12300e-2", "-9223372036854775808", "9223372036854775808", "1e30", "1.5", "1E-2"];

    private static readonly string[] Numbers = ["0", "-1.50", "1e300", "12345678901234567890", "1e400", "-1E309"];

    private static readonly string[] Others =
        ["{}", "[]", "{\"a\":[1,{\"b\":null}]}", "[null,\"x\",2]", "true", "1", "\"x\"", "[\"x\"]", "{ \"k\" : \"v\" }"];

    private static readonly string[] MapKeys = ["a", "b", "é", "a\"", ""];

    private readonly HashSet<string> _timestamps =
        [.. log.Columns.Where(column => column.Type is ScalarType { Kind: ScalarKind.Timestamp }).Select(column => column.From.Keys[^1])];

    private readonly Random _random = new(seed);
    private bool _hasFaults;

    /// <summary>The next event.</summary>
    public string Next()
    {
        _hasFaults = !_hasFaults;
        return Space() + Object(log.Event, isEnvelope: true) + Space();
    }

    private string Object(StructType type, bool isEnvelope = false)
    {
        var properties = new List<string>();
        foreach (var field in type.Fields)
        {
            if (field.IsRequired ? IsFault(40) : OneIn(8))
                continue;
            if (OneIn(12))
                properties.Add(Property(field.Key, Pick(Others)));
            properties.Add(Property(field.Key, isEnvelope ? EnvelopeValue(field) : ValueOrOther(TypeOf(field), !field.IsRequired)));
        }

        while (OneIn(3))
            properties.Add(Property(Pick(["unknown", "detail ", "Source", ""]) + _random.Next(3), Pick(Others)));
        if (OneIn(3))
            _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(properties));
        return "{" + Space() + string.Join(Space() + "," + Space(), properties) + "}";
    }

    /// <summary>A text that a column takes for a timestamp must be one, whatever the event's own shape says.</summary>
    private ColumnType TypeOf(Field field) => _timestamps.Contains(field.Key) ? new ScalarType(ScalarKind.Timestamp) : field.Type;

    private string EnvelopeValue(Field field) => field.Key switch
    {
        "source" when !IsFault(40) => Escaping.JsonString(log.Source),
        "detail-type" when !IsFault(40) => Escaping.JsonString(log.DetailType),
        "time" when !IsFault(40) => Times[0],
        _ => ValueOrOther(field.Type, !field.IsRequired),
    };

    private string ValueOrOther(ColumnType type, bool isNullable) =>
        (isNullable ? OneIn(15) : IsFault(40)) ? "null" : IsFault(40) ? Pick(Others) : Value(type);

    private string Value(ColumnType type) => type switch
    {
        ScalarType scalar => Scalar(scalar.Kind),
        StructType structure => Object(structure),
        ArrayType array => "[" + Space() + string.Join("," + Space(), Repeat(() => ValueOrOther(array.Element, isNullable: true))) + "]",
        MapType map => "{" + string.Join(",", Repeat(() => Property(Pick(MapKeys), ValueOrOther(map.Value, isNullable: true)))) + "}",
        _ => Pick(Others),
    };

    private string Scalar(ScalarKind kind) => kind switch
    {
        ScalarKind.Integer => OneIn(3) ? Pick(Integers, Valid(8)) : _random.Next().ToString(CultureInfo.InvariantCulture),
        ScalarKind.Double => OneIn(3) ? Pick(Numbers, Valid(4)) : _random.NextDouble().ToString(CultureInfo.InvariantCulture),
        ScalarKind.Boolean => OneIn(2) ? "true" : "false",
        ScalarKind.Timestamp => Pick(Times, Valid(4)),
        _ => Pick(Texts),
    };

    private string Property(string key, string value) => Name(key) + Space() + ":" + Space() + value;

    /// <summary>Now and then with every UTF-16 unit of the name escaped.</summary>
    private string Name(string key) => OneIn(8)
        ? "\"" + string.Concat(key.Select(unit => $"\\u{(int)unit:x4}")) + "\""
        : Escaping.JsonString(key);

    private List<string> Repeat(Func<string> next) => Enumerable.Range(0, _random.Next(4)).Select(_ => next()).ToList();

    private string Space() => OneIn(6) ? Pick([" ", "\n", "\t", "\r\n  "]) : "";

    private bool OneIn(int times) => _random.Next(times) == 0;

    private bool IsFault(int times) => _hasFaults && OneIn(times);

    /// <summary>How many of the choices to take from, when only that many are valid.</summary>
    private int Valid(int count) => _hasFaults && OneIn(4) ? int.MaxValue : count;

    private string Pick(string[] choices, int count = int.MaxValue) => choices[_random.Next(Math.Min(count, choices.Length))];
}
