using System.Collections.Immutable;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;

namespace EventLogs.Compiler.Lowering.Glue;

/// <summary>The parameters that make the OpenX JSON serde find each column's key.</summary>
/// <remarks>
/// By default the serde lower-cases every key before it looks: that finds <c>deploymentId</c> for the column <c>deploymentid</c>, but would
/// also change the keys of a map. So a table with a map column is read with case, and every key that is not its column's name is mapped.
/// Source: https://docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html
/// </remarks>
internal static class OpenXSerde
{
    public static ImmutableArray<KeyValuePair<string, string>> Parameters(ImmutableArray<Column> columns)
    {
        if (columns.Any(column => HasMap(column.Type)))
        {
            return
            [
                new("case.insensitive", "FALSE"),
                .. columns.Where(column => column.Name != column.GlueName).Select(column => Mapping(column, column.Name)),
            ];
        }

        return [.. columns.Where(column => GlueNames.Changes(column.Name)).Select(column => Mapping(column, column.Name.ToLowerInvariant()))];
    }

    private static KeyValuePair<string, string> Mapping(Column column, string key) => new("mapping." + column.GlueName, key);

    private static bool HasMap(ColumnType type) => type switch
    {
        MapType => true,
        ArrayType array => HasMap(array.Element),
        StructType structure => structure.Fields.Any(field => HasMap(field.Type)),
        _ => false,
    };
}
