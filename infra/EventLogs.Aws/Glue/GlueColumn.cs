using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.Glue;

/// <summary>A column, or a partition key, as Glue describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as Hive writes it; empty where Glue has none.</param>
/// <param name="Comment">Its description, if it has one.</param>
public sealed record GlueColumn(string Name, string Type, string? Comment)
{
    internal static ImmutableArray<GlueColumn> ReadAll(JsonElement? parent, string list) => parent is not { } element
        ? []
        : [.. element.Items(list).Select(column => new GlueColumn(
            column.Text("Name"), column.OptionalText("Type") ?? "", column.OptionalText("Comment")))];
}
