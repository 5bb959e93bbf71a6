using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Schemas;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes the list of all event logs, views and saved queries: what infra/ walks.</summary>
internal static class CatalogEmitter
{
    public static Artifact Emit(
        string root, IEnumerable<EventLog> logs, IEnumerable<QueryFile> queries, IEnumerable<ViewDefinition> views) =>
        new("EventCatalog.g.cs", TemplateEngine.Render("catalog.scriban", new
        {
            Namespace = root,
            Events = logs.Select(log => new { Type = CSharpNames.FullTypeName(log.Id, root), Index = IndexLine(log, root) }).ToList(),
            Queries = queries.Select(query => new
            {
                Id = Path.ChangeExtension(string.Join('/', [query.File.Parts[0], .. query.File.Parts[2..]]), null),
                Title = QueryText.Title(query.Sql),
                Description = QueryText.Description(query.Sql),
                Lines = Lines(query.Sql),
            }),
            Views = views.Select(view => new { view.Id, view.Name, view.Title, view.Description, view.Columns, Lines = Lines(view.Query) }),
        }));

    /// <summary>The line of an event in the catalog's index: its class, and the names that it has in SQL.</summary>
    private static string IndexLine(EventLog log, string root) =>
        string.Join(' ', [$"{CSharpNames.Namespace(log.Id, root)}.{CSharpNames.TypeName(log.Id)}", .. HistoryTable.NamesOf(log.Table)]) + "\n";

    private static IEnumerable<string> Lines(string sql) => sql.TrimEnd().Split('\n').Select(line => line + "\n");
}
