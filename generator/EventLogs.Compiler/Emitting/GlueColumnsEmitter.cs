using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Text;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes the columns as the Glue API takes them: <c>StorageDescriptor.Columns</c>.</summary>
internal sealed class GlueColumnsEmitter : IEmitter
{
    public Artifact Emit(EventLog log) =>
        new(CSharpNames.ArtifactPath(log.Id, "columns.glue.json"), TemplateEngine.Render("columns.glue.scriban", GlueTable.Of(log)));
}
