using System.Globalization;
using System.Text.Json.Nodes;

namespace EventLogs.Generator.Synthesis;

/// <summary>Makes random numbers, as far to the limits as the schema goes.</summary>
internal sealed class NumberMaker(Random random)
{
    private static readonly long[] Extremes = [0, 1, -1, int.MaxValue, int.MinValue, 1L << 53, long.MaxValue, long.MinValue];

    private static readonly string[] ExtremeTexts =
        ["0", "-0", "1e300", "-1.5E+300", "5e-324", "1.7976931348623157e308", "0.1", "-2.50", "1E2", "12345678901234567890"];

    /// <summary>An integer of 64 bits; one in ten in another notation than digits.</summary>
    public JsonNode MakeInteger(ValueRules rules)
    {
        var (min, max) = Bounds(rules);
        var fitting = Extremes.Where(value => value >= min && value <= max).ToArray();
        var number = fitting.Length > 0 && random.Next(4) == 0 ? fitting[random.Next(fitting.Length)]
            : max - (decimal)min < 2_000 ? random.NextInt64(min, Math.Max(min, max) + 1)
            : Math.Clamp(random.Next(-1_000, 1_000_000), min, max);
        if (rules.Step > 0)
            number = OnStep(number, rules.Step, min);
        var text = number.ToString(CultureInfo.InvariantCulture);
        return Parse(Math.Abs((decimal)number) < 1_000_000 && random.Next(10) == 0 ? text + ".0" : text);
    }

    /// <summary>A number that a double holds.</summary>
    public JsonNode Make(ValueRules rules)
    {
        if (rules.Format is "int32" or "int64" || rules.Step >= 1)
            return MakeInteger(rules);

        var (min, max) = rules.Range;
        if (double.IsInfinity(min) && double.IsInfinity(max) && rules.Step == 0)
            return Parse(random.Next(3) == 0 ? ExtremeTexts[random.Next(ExtremeTexts.Length)] : Text(random.Next(-10_000, 10_000) / 8.0));

        var from = double.IsInfinity(min) ? max - 1_000 : min;
        var to = double.IsInfinity(max) ? from + 1_000 : max;
        var number = random.Next(4) switch { 0 => from, 1 => to, _ => from + random.NextDouble() * (to - from) };
        return Parse(Text(rules.Step > 0 ? Math.Ceiling(from / rules.Step) * rules.Step : Math.Clamp(number, from, to)));
    }

    private static (long Min, long Max) Bounds(ValueRules rules)
    {
        var (min, max) = rules.Format == "int32" ? (int.MinValue, int.MaxValue) : (long.MinValue, long.MaxValue);

        // a conversion of a double out of range is the nearest long
        return (Math.Max(min, (long)Math.Ceiling(rules.Range.Min)), Math.Min(max, (long)Math.Floor(rules.Range.Max)));
    }

    private static long OnStep(long number, double step, long min)
    {
        var multiple = (long)(Math.Floor(number / step) * step);
        return multiple >= min ? multiple : (long)(multiple + step);
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static JsonNode Parse(string number) => JsonNode.Parse(number)!;
}
