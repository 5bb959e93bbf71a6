using System.Text.Json.Serialization;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Catalog;

/// <summary>The catalog as it lies in the bucket.</summary>
/// <param name="Tables">Per table what is registered.</param>
internal sealed record CatalogDocument(SortedDictionary<string, CatalogTable> Tables);

/// <summary>The partitions of one table.</summary>
/// <param name="ColumnSets">The different lists of columns that partitions were registered with, the first ones first.</param>
/// <param name="Partitions">Per partition folder (<c>date=2026-11-22/hour=14/</c>) the index of its columns.</param>
internal sealed record CatalogTable(List<IReadOnlyList<CatalogColumn>> ColumnSets, SortedDictionary<string, int> Partitions)
{
    /// <summary>The index of a table's columns, which are added where they are new.</summary>
    public int IndexOf(TableDefinition table)
    {
        CatalogColumn[] columns = [.. table.Columns.Select(column => new CatalogColumn(column.Name, column.Type))];
        var index = ColumnSets.FindIndex(known => known.SequenceEqual(columns));
        if (index >= 0)
            return index;
        ColumnSets.Add(columns);
        return ColumnSets.Count - 1;
    }

    /// <summary>The same partitions, some of them with a table's columns; columns that no partition has any more are left out.</summary>
    public CatalogTable With(TableDefinition table, IEnumerable<string> partitions)
    {
        var columns = IndexOf(table);
        var updated = partitions.ToHashSet(StringComparer.Ordinal);
        return WithUsedColumns(Partitions.Select(entry => KeyValuePair.Create(entry.Key, updated.Contains(entry.Key) ? columns : entry.Value)));
    }

    /// <summary>The same without some partitions.</summary>
    public CatalogTable Without(IEnumerable<string> partitions)
    {
        var removed = partitions.ToHashSet(StringComparer.Ordinal);
        return WithUsedColumns(Partitions.Where(entry => !removed.Contains(entry.Key)));
    }

    private CatalogTable WithUsedColumns(IEnumerable<KeyValuePair<string, int>> partitions)
    {
        var all = partitions.ToList();
        int[] used = [.. all.Select(entry => entry.Value).Distinct().Order()];
        return new CatalogTable(
            [.. used.Select(index => ColumnSets[index])],
            new(all.ToDictionary(entry => entry.Key, entry => Array.IndexOf(used, entry.Value))));
    }
}

/// <summary>A column as a partition was registered with it.</summary>
internal sealed record CatalogColumn(string Name, string Type);

[JsonSerializable(typeof(CatalogDocument))]
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
internal sealed partial class CatalogJson : JsonSerializerContext;
