using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Text;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes the C# constants and the definition of a table.</summary>
internal sealed class ColumnsEmitter(string root = CSharpNames.DefaultNamespace) : IEmitter
{
    public Artifact Emit(EventLog log)
    {
        var table = GlueTable.Of(log);
        var history = HistoryTable.Of(log);
        var members = CSharpNames.ColumnConstants(log);
        return new Artifact(CSharpNames.ArtifactPath(log.Id, $"{CSharpNames.TypeName(log.Id)}.columns.g.cs"), TemplateEngine.Render("columns.scriban", new
        {
            Namespace = CSharpNames.Namespace(log.Id, root),
            TypeName = CSharpNames.TypeName(log.Id),
            Id = log.Id.ToString(),
            log.Source,
            log.DetailTypes,
            log.Bus,
            Pattern = log.Pattern?.Json,
            Table = table,
            History = history,
            Timestamps = history.Columns.Where(column => column.Type is not null).Select(column => column.Name),
            Fold = Lines(HistoryQueries.Fold(history)),
            View = Lines(HistoryQueries.View(history)),
            Constants = members.Zip(table.Columns, log.Columns).Select(column => new
            {
                Member = column.First,
                column.Second.Name,
                Description = column.Third.Description.Length > 0 ? column.Third.Description : $"The value at {ColumnSourceText.Path(column.Third.From)}.",
            }),
        }));
    }

    private static IEnumerable<string> Lines(string sql) => sql.TrimEnd('\n').Split('\n').Select(line => line + "\n");
}
