using System.Collections.Immutable;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Catalog;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// Names the columns that x-event-log must name: those of the envelope, and those of detail properties that cannot have their own name.
/// All other properties of detail are appended under their names.
/// </summary>
internal sealed class NamedColumns
{
    /// <summary>Shorter than Glue's limit, because people have to type it.</summary>
    private const int CutName = 64;

    /// <summary>Names of things that are not in the detail.</summary>
    private readonly HashSet<string> _reserved = PartitionLayout.Keys.Select(key => key.Name).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _taken;
    private readonly List<NamedColumn> _named = [];

    private NamedColumns() => _taken = new(_reserved, StringComparer.Ordinal);

    /// <summary>The columns of a new table.</summary>
    /// <param name="event">The shape of the event.</param>
    public static ImmutableArray<NamedColumn> Of(StructType @event)
    {
        var detail = @event.Fields.First(field => field.Key == Envelope.Detail);
        var properties = detail.Type is StructType structure
            ? structure.Fields.Select(field => new NamedColumn(field.Key, [Envelope.Detail, field.Key], field.Type))
            : [new NamedColumn(detail.Key, [detail.Key], detail.Type)];

        var plan = new NamedColumns();
        var refused = properties.Where(property => !plan.Appends(property)).ToList();
        foreach (var (name, key) in Envelope.Columns)
            plan._named.Add(new NamedColumn(plan.Unique([name, .. Prefixed(name)]), [key], null));
        refused.ForEach(plan.AddNamed);
        return [.. plan._named];
    }

    /// <summary>The columns of a table that was there, when properties were added that cannot have their own name.</summary>
    /// <param name="named">The columns that x-event-log names.</param>
    /// <param name="appended">The columns after them, before.</param>
    /// <param name="now">The columns after them, now.</param>
    /// <returns>What x-event-log must name after <paramref name="named"/>: every column from before in its position, then the new ones.</returns>
    public static ImmutableArray<NamedColumn> Extend(IEnumerable<string> named, IReadOnlyList<NamedColumn> appended, IReadOnlyList<NamedColumn> now)
    {
        var plan = new NamedColumns();
        plan._reserved.UnionWith(named.Select(GlueNames.Of));
        plan._taken.UnionWith(plan._reserved);
        var added = now.Where(column => !appended.Any(known => known.IsFrom(column))).ToList();
        plan._taken.UnionWith(appended.Select(column => GlueNames.Of(column.Name)));
        var refused = added.Where(column => !plan.Appends(column)).ToList();
        if (refused.Count == 0)
            return [];

        plan._named.AddRange(appended.Where(column => now.Any(column.IsFrom)));
        refused.ForEach(plan.AddNamed);
        return [.. plan._named];
    }

    private bool Appends(NamedColumn column) =>
        column.Name.Length is > 0 and <= GlueNames.MaxLength && !column.IsTooLong && !column.Name.Any(Transliteration.Has) && _taken.Add(GlueNames.Of(column.Name));

    private void AddNamed(NamedColumn column)
    {
        var plain = Plain(column.Name);
        var name = _reserved.Contains(GlueNames.Of(column.Name)) ? Envelope.Detail + Capital(plain) : plain;
        _named.Add(column with { Name = Unique([name]) });
    }

    /// <summary>A name that needs no quotes, as like as can be.</summary>
    private static string Plain(string name)
    {
        var plain = string.Concat(Transliteration.ToAscii(name, other: '_').Take(CutName).Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_')).Trim('_');
        return plain.Length == 0 ? "value" : char.IsAsciiDigit(plain[0]) ? "value_" + plain : plain;
    }

    /// <summary>The first candidate that is free; of the last one as many as it takes.</summary>
    private string Unique(ImmutableArray<string> candidates)
    {
        var numbered = Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{candidates[^1]}_{number}");
        return candidates.Concat(numbered).First(name => _taken.Add(GlueNames.Of(name)));
    }

    /// <summary>What a column of the envelope is called where the detail has a property of its name: <c>eventRegion</c>.</summary>
    private static IEnumerable<string> Prefixed(string name)
    {
        const string Event = "event";
        var plain = name.StartsWith(Event, StringComparison.Ordinal) ? name[Event.Length..] : name;
        return new[] { Event + Capital(plain), "envelope" + Capital(plain) }.Where(prefixed => prefixed != name);
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}

/// <summary>A column in the making.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The property names from the event's root to its value.</param>
/// <param name="Type">What it holds; null when that does not matter.</param>
internal sealed record NamedColumn(string Name, ImmutableArray<string> From, ColumnType? Type)
{
    /// <summary>Whether Glue would not take the type: the column then holds JSON text.</summary>
    public bool IsTooLong => Type is not null && GlueTypes.Length(Type) > GlueTypes.MaxLength;

    public bool IsFrom(NamedColumn other) => From.AsSpan().SequenceEqual(other.From.AsSpan());

    /// <summary>The column as x-event-log says it.</summary>
    public JToken ToJson() => IsTooLong
        ? new JObject(new JProperty("from", SingularPath.Format(From)), new JProperty("type", "string"))
        : SingularPath.Format(From);
}
