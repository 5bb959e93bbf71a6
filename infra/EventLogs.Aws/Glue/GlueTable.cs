using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.Glue;

/// <summary>A table of the catalog.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, without the partition keys.</param>
/// <param name="PartitionKeys">Its partition keys.</param>
/// <param name="Location">Where its data lies: an <c>s3://</c> URL; null for a view.</param>
/// <param name="Parameters">Its parameters, such as those of partition projection.</param>
/// <param name="Description">All that Glue says of it.</param>
/// <remarks>Source: https://docs.aws.amazon.com/glue/latest/webapi/API_Table.html</remarks>
public sealed record GlueTable(
    string Name,
    ImmutableArray<GlueColumn> Columns,
    ImmutableArray<GlueColumn> PartitionKeys,
    string? Location,
    ImmutableDictionary<string, string> Parameters,
    JsonElement Description)
{
    internal static GlueTable Read(JsonElement table)
    {
        var storage = table.OptionalObject("StorageDescriptor");
        return new GlueTable(
            table.Text("Name"),
            GlueColumn.ReadAll(storage, "Columns"),
            GlueColumn.ReadAll(table, "PartitionKeys"),
            storage?.OptionalText("Location"),
            ReadParameters(table.OptionalObject("Parameters")),
            table);
    }

    private static ImmutableDictionary<string, string> ReadParameters(JsonElement? parameters) => parameters is not { } element
        ? ImmutableDictionary<string, string>.Empty
        : element.EnumerateObject().ToImmutableDictionary(
            parameter => parameter.Name, parameter => element.OptionalText(parameter.Name) ?? "", StringComparer.Ordinal);
}
