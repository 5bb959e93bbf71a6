using System.Collections.Immutable;
using System.Reflection;
using EventLogs.Local.Catalog;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Loading;

/// <summary>Reads the index of a generated catalog: no code of the catalog runs for it.</summary>
internal static class CatalogIndex
{
    /// <summary>The logs of a catalog; of one that was generated without an index by their definitions.</summary>
    /// <param name="catalog">The class.</param>
    public static IEnumerable<IndexedLog> Of(Type catalog)
    {
        const BindingFlags Static = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;
        return catalog.GetField("Index", Static)?.GetRawConstantValue() is string index
            ? index.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Read(line.Split(' '), catalog.Assembly))
            : LogIndex.Of(catalog.GetProperty("Events", Static)?.GetValue(null) as ImmutableArray<EventDefinition>? ?? []).Logs;
    }

    private static IndexedLog Read(string[] names, Assembly assembly) => new(
        [.. names[1..]],
        () => (EventDefinition)(assembly.GetType(names[0], throwOnError: true)!.GetProperty("Definition") ?? throw new MissingMemberException(names[0], "Definition")).GetValue(null)!);
}
