using EventLogs.Compiler.Lowering.CSharp;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Text;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes the C# records of an event and of its log line, and their JSON context, if they are to have one.</summary>
internal sealed class RecordEmitter(string root = CSharpNames.DefaultNamespace, bool hasContext = true) : IEmitter
{
    public Artifact Emit(EventLog log)
    {
        var typeName = CSharpNames.TypeName(log.Id);
        var (happened, row) = RecordLowering.Lower(log, RowShape.Of(log));
        var model = new
        {
            Namespace = CSharpNames.Namespace(log.Id, root),
            TypeName = typeName,
            Context = !hasContext ? null : $"{CSharpNames.Identifier(log.Id.Folder)}_{typeName}_JsonContext",
            Description = log.Description.Length > 0 ? log.Description : $"The event {log.DetailTypes} of {log.Source}.",
            Types = RecordCode.Of(happened).Concat(RecordCode.Of(row)),
        };
        return new Artifact(
            CSharpNames.ArtifactPath(log.Id, $"{typeName}.record.g.cs"),
            TemplateEngine.Render("record.scriban", model));
    }
}
