using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Generator.Importing;

namespace EventLogs.Generator.Tests.Importing.Coverage;

/// <summary>What is worth knowing of a schema.</summary>
/// <param name="Source">The events' source.</param>
/// <param name="DetailType">The events' detail type.</param>
/// <param name="Table">The table.</param>
/// <param name="Properties">How many values its detail describes, at any depth.</param>
/// <param name="Columns">How many columns the table has.</param>
/// <param name="Depth">How many levels of structs, arrays and maps the deepest column has.</param>
/// <param name="Special">What is special about it.</param>
internal sealed record CoverageFacts(string Source, string DetailType, string Table, int Properties, int Columns, int Depth, IReadOnlyList<string> Special)
{
    public static CoverageFacts None { get; } = new("", "", "", 0, 0, 0, []);

    public static CoverageFacts Of(EventLog log)
    {
        var types = log.Columns.SelectMany(column => Parts(column.Type)).ToList();
        var names = log.Columns.Select(column => (column.Name, column.GlueName))
            .Concat(types.OfType<StructType>().SelectMany(type => type.Fields).Select(field => (field.Key, field.GlueName)))
            .ToList();
        var detail = log.Event.Fields.First(field => field.Key == "detail").Type;
        var special = new (string Text, bool IsSo)[]
        {
            ("arrays of structs", types.OfType<ArrayType>().Any(array => array.Element is StructType)),
            ("maps", types.OfType<MapType>().Any()),
            ("free-form values", types.OfType<JsonType>().Any()),
            ("names with other characters", names.Exists(name => GlueNames.Changes(name.Item1))),
            ("renamed columns", log.Columns.Any(column => column.Name != column.From.Keys[^1] && column.From.Keys[0] == "detail")),
            ("envelope names in the detail", log.Columns.Any(column => column.From.Keys is [var key] && !Envelope.Columns.Contains((column.Name, key)))),
            ("words that need quotes", names.Exists(name => ReservedWords.NeedsQuotesInDdl(name.GlueName) && name.GlueName != "timestamp")),
        };
        return new CoverageFacts(
            log.Source,
            log.DetailType,
            log.Table,
            Parts(detail).Count(type => type is ScalarType or JsonType),
            log.Columns.Length,
            log.Columns.Max(column => Levels(column.Type)),
            [.. special.Where(fact => fact.IsSo).Select(fact => fact.Text)]);
    }

    private static IEnumerable<ColumnType> Parts(ColumnType type) => Children(type).SelectMany(Parts).Prepend(type);

    private static int Levels(ColumnType type) => Children(type).Select(child => 1 + Levels(child)).DefaultIfEmpty().Max();

    private static IEnumerable<ColumnType> Children(ColumnType type) => type switch
    {
        StructType structure => structure.Fields.Select(field => field.Type),
        ArrayType array => [array.Element],
        MapType map => [map.Value],
        _ => [],
    };
}
