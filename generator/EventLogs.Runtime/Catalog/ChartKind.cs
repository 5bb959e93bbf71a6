using System.Collections.Immutable;

namespace EventLogs.Runtime.Catalog;

/// <summary>A kind of chart, and its settings.</summary>
public sealed class ChartKind
{
    private ChartKind(string name, params ImmutableArray<string> required) => (Name, Required) = (name, required);

    /// <summary>All kinds.</summary>
    /// <remarks>
    /// <c>column</c> stands, one for each x, <c>bar</c> lies, and <c>dot</c> compares several numbers of each x; <c>line</c> goes over time;
    /// <c>timeline</c> has a row for each y and a span from x to end, times or numbers, and beneath it one for each of its parts; <c>tile</c> is
    /// one number, with that of the period before.
    /// </remarks>
    public static ImmutableArray<ChartKind> All { get; } =
    [
        new("column", "x", "y") { Optional = ["color"] },
        new("bar", "x", "y") { Optional = ["color"] },
        new("dot", "x", "y") { HasSeries = true },
        new("line", "x", "y") { Optional = ["color"], HasSeries = true },
        new("timeline", "x", "end", "y") { Optional = ["color", "part"], Texts = ["unit", "label", "good", "bad"] },
        new("tile", "y") { Optional = ["before"], Texts = ["unit", "label", "better"] },
    ];

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The settings that have to be given: each names a column of the query.</summary>
    public ImmutableArray<string> Required { get; }

    /// <summary>The settings that may be given, and name a column of the query.</summary>
    public ImmutableArray<string> Optional { get; private init; } = [];

    /// <summary>The settings that may be given, and are text.</summary>
    public ImmutableArray<string> Texts { get; private init; } = ["unit", "label"];

    /// <summary>Whether y may name more than one column, each of them a series.</summary>
    public bool HasSeries { get; private init; }

    /// <summary>Whether a setting names columns of the query.</summary>
    /// <param name="setting">The name of the setting.</param>
    public bool IsColumn(string setting) => Required.Contains(setting) || Optional.Contains(setting);

    /// <summary>What is wrong with a setting, as a sentence without its end; null when nothing is.</summary>
    internal string? Problem(string setting, string value) => setting switch
    {
        "better" when Texts.Contains(setting) => value is "more" or "less" ? null : $"'better' is more or less, not '{value}'",
        _ when Texts.Contains(setting) => null,
        _ when !IsColumn(setting) => $"A {Name} has no '{setting}', but {string.Join(", ", [.. Required, .. Optional, .. Texts])}",
        _ when value.Contains(',', StringComparison.Ordinal) && !(HasSeries && setting == "y") => $"A {Name} has one '{setting}'",
        _ => null,
    };
}
