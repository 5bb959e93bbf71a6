using System.Text.Json.Serialization;

namespace EventLogs.Local.Catalog;

/// <summary>The catalog as it lies in the bucket.</summary>
/// <param name="Tables">Per table what is registered.</param>
internal sealed record CatalogDocument(SortedDictionary<string, CatalogTable> Tables);

/// <summary>The partitions of one table.</summary>
/// <param name="ColumnSets">The different lists of columns that partitions were registered with, the first ones first.</param>
/// <param name="Partitions">Per partition folder (<c>date=2026-11-22/hour=14/</c>) the index of its columns.</param>
internal sealed record CatalogTable(List<IReadOnlyList<CatalogColumn>> ColumnSets, SortedDictionary<string, int> Partitions);

/// <summary>A column as a partition was registered with it.</summary>
internal sealed record CatalogColumn(string Name, string Type);

[JsonSerializable(typeof(CatalogDocument))]
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
internal sealed partial class CatalogJson : JsonSerializerContext;
