using System.Text.RegularExpressions;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Importing;

/// <summary>Detail types that hold an id, such as <c>v2.conversations.1f0c….transcription</c>: each would have a table of its own.</summary>
internal static partial class DetailTypeIds
{
    /// <summary>Detail types that differ in an id only, from which on there will be more.</summary>
    private const int Few = 2;

    /// <summary>New events of one source from samples, from which on nobody means to have a table for each.</summary>
    private const int Many = 100;

    /// <summary>A warning for each group of new events of which nobody wants as many tables.</summary>
    public static IEnumerable<Diagnostic> Check(IEnumerable<EventSchema> added)
    {
        foreach (var source in added.Where(schema => schema.IsInferred).GroupBy(schema => schema.Source, StringComparer.Ordinal))
        {
            var alike = source.GroupBy(schema => Id().Replace(schema.DetailType, "<id>"), StringComparer.Ordinal)
                .Where(group => group.Count() >= Few && Id().IsMatch(group.First().DetailType)).ToList();
            foreach (var group in alike)
                yield return Warn(group.First(), $"{group.Count()} detail types of {source.Key} differ only in an id: '{group.Key}'. Each has a table of its own.");
            if (alike.Count == 0 && source.Count() > Many)
                yield return Warn(source.First(), $"{source.Key} has {source.Count()} detail types here. Each has a table of its own.");
        }
    }

    private static Diagnostic Warn(EventSchema first, string message) => Descriptors.ManyDetailTypes.At(first.Origin, message);

    /// <summary>A UUID, eight hexadecimal digits or more of which one is a decimal one, or five decimal digits or more.</summary>
    [GeneratedRegex(
        "(?<![0-9A-Za-z])([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[a-f]*[0-9])[0-9a-f]{8,}|[0-9]{5,})(?![0-9A-Za-z])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
