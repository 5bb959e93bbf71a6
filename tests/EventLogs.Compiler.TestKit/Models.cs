using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Runtime.Catalog;

namespace EventLogs.CompilerTestKit;

/// <summary>Builds models as Bind does, without a schema.</summary>
internal static class Models
{
    public static readonly SchemaId DefaultId = new("test.source", "thing-happened");

    public static ScalarType Text(params string[] values) => new(ScalarKind.String, [.. values]);

    public static ScalarType Instant { get; } = new(ScalarKind.DateTime);

    public static ScalarType Timestamp { get; } = new(ScalarKind.Timestamp);

    public static ScalarType Int { get; } = new(ScalarKind.Integer);

    public static ScalarType Number { get; } = new(ScalarKind.Double);

    public static ScalarType Bool { get; } = new(ScalarKind.Boolean);

    public static JsonType Json { get; } = new();

    public static ArrayType ArrayOf(ColumnType element) => new(element);

    public static MapType MapOf(ColumnType value) => new(value);

    public static StructType Struct(params IEnumerable<Field> fields) => Named(null, fields);

    /// <summary>A struct of a definition.</summary>
    public static StructType Named(string? name, params IEnumerable<Field> fields)
    {
        var all = fields.ToList();
        var glueNames = GlueNames.OfFields([.. all.Select(field => field.Key)]);
        return new StructType(name, [.. all.Zip(glueNames, (field, glueName) => field with { GlueName = glueName, LineKey = glueName })]);
    }

    /// <summary>A field; it gets its Glue name in its struct.</summary>
    public static Field Required(string key, ColumnType type, string description = "") => new(key, "", type, description, true);

    /// <inheritdoc cref="Required"/>
    public static Field Optional(string key, ColumnType type, string description = "") => new(key, "", type, description, false);

    /// <summary>An event with the envelope of EventBridge and this <c>detail</c>, each of whose fields is a column.</summary>
    public static EventLog Log(params Field[] detail) => Log(DefaultId, Struct(detail));

    public static EventLog Log(SchemaId id, StructType detail, string description = "Something has happened.") => new(
        id,
        description,
        id.Folder,
        new DetailTypes(["Thing Happened"], []),
        "thing_happened",
        Struct(
            Required("version", Text()),
            Required("id", Text()),
            Required("detail-type", Text("Thing Happened")),
            Required("source", Text(id.Folder)),
            Required("account", Text()),
            Required("time", Instant, "When it happened"),
            Required("region", Text()),
            Required("resources", ArrayOf(Text())),
            Required("detail", detail, "What happened")),
        [.. detail.Fields.Select(Column)]);

    private static Column Column(Field field) => new(
        field.Key, field.GlueName, field.Type, new PathSource(["detail", field.Key]), field.Description, !field.IsRequired);
}
