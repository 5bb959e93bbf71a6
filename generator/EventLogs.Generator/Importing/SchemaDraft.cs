using System.Collections.Immutable;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Linting;
using EventLogs.Compiler.Linting.Rules;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Schemas;
using EventLogs.Compiler.Text;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>A schema in the making, seen as the later passes will see it.</summary>
internal static class SchemaDraft
{
    /// <summary>Loads and binds a schema; null when it does not load, which is reported.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="schemas">The schemas folder.</param>
    /// <param name="text">Its text.</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    public static async Task<BoundSchema?> BindAsync(SchemaId id, string schemas, string text, ICollection<Diagnostic> problems)
    {
        var path = PathOf(id);
        var found = new List<Diagnostic>();
        var file = new SchemaFile(path, path, Path.Join(schemas, path).Replace('\\', '/'));
        var document = await SchemaLoader.ReadAsync(file, text, found).ConfigureAwait(false);
        found.ForEach(problems.Add);
        return document?.Definition is null ? null : EventLogBinder.Bind(document);
    }

    /// <summary>The errors that lint would find in it alone.</summary>
    public static IEnumerable<Diagnostic> Errors(BoundSchema schema) =>
        Linter.Check(new LintSubject([schema], [], [])).Where(diagnostic => diagnostic.IsError);

    /// <summary>Where the schema lies in the schemas folder.</summary>
    public static string PathOf(SchemaId id) => $"{id}{SchemaFolder.SchemaEnding}";

    /// <summary>x-event-log as it is written.</summary>
    public static JObject Mapping(string table, IEnumerable<NamedColumn> columns) => new(
        new JProperty("table", table),
        new JProperty("columns", new JObject(columns.Select(column => new JProperty(column.Name, column.ToJson())))),
        new JProperty("remaining", "append"));

    /// <summary>The columns that a schema's x-event-log must name when it is new; none when the schema does not load.</summary>
    public static async Task<ImmutableArray<NamedColumn>> PlanAsync(SchemaId id, string schemas, JObject schema)
    {
        var draft = (JObject)schema.DeepClone();
        draft[SchemaDocument.MappingKeyword] = Mapping("draft", []);
        return await BindAsync(id, schemas, SchemaText.Of(draft), []).ConfigureAwait(false) is { Event: { } shape } ? NamedColumns.Of(shape) : [];
    }

    /// <summary>Says which properties have a column of another name, and which columns hold text.</summary>
    public static IEnumerable<Diagnostic> Describe(IEnumerable<NamedColumn> columns, Func<IEnumerable<string>, Location> locate)
    {
        foreach (var column in columns.Where(column => column.From[0] == Envelope.Detail))
        {
            if (column.IsTooLong)
                yield return Descriptors.TooLongForColumn.At(locate(column.From), $"The column '{column.Name}' holds JSON text.");
            if (column.Name != column.From[^1])
                yield return Descriptors.ColumnRenamed.At(locate(column.From), $"{SingularPath.Format(column.From)} is in the column '{column.Name}'.");
        }
    }
}
