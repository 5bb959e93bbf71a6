using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Schemas;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes the documentation page of an event log.</summary>
/// <param name="samples">The samples to choose the example from.</param>
/// <param name="queries">The saved queries to name where they read the table.</param>
/// <param name="views">The views to describe where they read it.</param>
internal sealed class ReadmeEmitter(ImmutableArray<SampleFile> samples, ImmutableArray<QueryFile> queries, ImmutableArray<BoundView> views) : IEmitter
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Artifact Emit(EventLog log)
    {
        var table = GlueTable.Of(log);
        var names = HistoryTable.NamesOf(log.Table);
        return new Artifact(CSharpNames.ArtifactPath(log.Id, "README.md"), TemplateEngine.Render("readme.scriban", new
        {
            Log = log,
            table.Name,
            Columns = log.Columns.Zip(table.Columns, Describe),
            PartitionKeys = PartitionLayout.Keys,
            Folder = PartitionLayout.TablePrefix(log.Table) + string.Concat(PartitionLayout.Keys.Select(key => $"{key.Name}=<{key.Format}>/")),
            Values = log.Columns.Where(column => column.Type is ScalarType { Values.IsEmpty: false })
                .Select(column => new { column.Name, ((ScalarType)column.Type).Values }),
            Renamed = log.Columns.SelectMany(column => StructFields.Renamed(column.Name, column.Type)),
            Quoted = table.Columns.Where(column => ReservedWords.NeedsQuotesInQueries(column.Name)).Select(column => column.Name),
            Example = ExampleText(log),
            Day = PartitionLayout.Keys[0].Name,
            History = HistoryTable.Of(log),
            Timestamps = HistoryTable.Of(log).Columns.Where(column => column.Type is not null).Select(column => column.Name),
            Views = views.Where(view => view.Tables.Overlaps(names)).Select(AuthoredView.Of).Select(Describe),
            Queries = queries.Where(query => query.Tables.Overlaps(names))
                .Select(query => new { Title = QueryText.Title(query.Sql), Description = QueryText.Description(query.Sql) }),
        }));
    }

    private static object Describe(Column column, GlueColumn glue) => new
    {
        column.Name,
        GlueName = glue.Name,
        glue.Type,
        From = ColumnSourceText.Describe(column.From),
        Value = (column.Type is JsonType ? "JSON text, " : "") + (glue.IsNullable ? "may be null" : "always there"),
        column.Description,
    };

    private static object Describe(ViewDefinition view) => new { view.Name, view.Title, view.Description, view.Columns };

    private object? ExampleText(EventLog log)
    {
        if (Example.Choose(log, samples) is not { } example)
            return null;

        var (given, line) = (Indent(example.Event), Indent(example.Line));
        return new { Fence = Escaping.Backticks(given + line, min: 3), Event = given, Line = line };
    }

    private static string Indent(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Escaping.VisibleJson(JsonSerializer.Serialize(document.RootElement, Indented));
    }
}
