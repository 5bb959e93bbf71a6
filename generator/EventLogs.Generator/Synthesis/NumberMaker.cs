using System.Globalization;
using System.Text.Json.Nodes;

namespace EventLogs.Generator.Synthesis;

/// <summary>Makes random numbers that a schema allows.</summary>
/// <param name="random">The source of all choices.</param>
/// <param name="isExtreme">Whether they go as far to the limits as the schema lets them; otherwise they are such as people count with.</param>
internal sealed class NumberMaker(Random random, bool isExtreme)
{
    private static readonly long[] Extremes = [0, 1, -1, int.MaxValue, int.MinValue, 1L << 53, long.MaxValue, long.MinValue];

    private static readonly string[] ExtremeTexts =
        ["0", "-0", "1e300", "-1.5E+300", "5e-324", "1.7976931348623157e308", "0.1", "-2.50", "1E2", "12345678901234567890"];

    /// <summary>An integer of 64 bits; one in ten in another notation than digits.</summary>
    public JsonNode MakeInteger(ValueRules rules)
    {
        var (min, max) = Bounds(rules);
        var fitting = !isExtreme ? [] : Extremes.Where(value => value >= min && value <= max).ToArray();
        var number = fitting.Length > 0 && random.Next(4) == 0 ? fitting[random.Next(fitting.Length)]
            : max - (decimal)min < 2_000 ? random.NextInt64(min, Math.Max(min, max) + 1)
            : isExtreme ? Math.Clamp(random.Next(-1_000, 1_000_000), min, max)
            : Usual(min, max);
        if (rules.Step > 0)
            number = OnStep(number, rules.Step, min);
        var text = number.ToString(CultureInfo.InvariantCulture);
        return Parse(isExtreme && Math.Abs((decimal)number) < 1_000_000 && random.Next(10) == 0 ? text + ".0" : text);
    }

    /// <summary>A number that a double holds.</summary>
    public JsonNode Make(ValueRules rules)
    {
        if (rules.Format is "int32" or "int64" || rules.Step >= 1)
            return MakeInteger(rules);

        var (min, max) = rules.Range;
        if (double.IsInfinity(min) && double.IsInfinity(max) && rules.Step == 0)
            return !isExtreme ? Parse(Text(random.Next(100_000) / 100.0)) : Parse(random.Next(3) == 0 ? ExtremeTexts[random.Next(ExtremeTexts.Length)] : Text(random.Next(-10_000, 10_000) / 8.0));

        var from = double.IsInfinity(min) ? max - 1_000 : min;
        var to = double.IsInfinity(max) ? from + 1_000 : max;
        if (!isExtreme && rules.Step == 0 && Rounded(from, to) is { } rounded)
            return Parse(Text(rounded));
        var number = random.Next(4) switch { 0 => from, 1 => to, _ => from + random.NextDouble() * (to - from) };
        return Parse(Text(rules.Step > 0 ? Math.Ceiling(from / rules.Step) * rules.Step : Math.Clamp(number, from, to)));
    }

    /// <summary>A small number, as near to zero as the bounds are.</summary>
    private long Usual(long min, long max)
    {
        const int Range = 1_000;
        var from = min >= 0 ? min : max < Range ? Math.Max(min, max - Range) : 0;
        return from + random.NextInt64(Math.Min(Range, max - from) + 1);
    }

    /// <summary>A number with two decimals between the bounds; null when there is none.</summary>
    private double? Rounded(double min, double max)
    {
        var rounded = Math.Round(min + random.NextDouble() * (max - min), 2, MidpointRounding.ToEven);
        return rounded >= min && rounded <= max ? rounded : null;
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
