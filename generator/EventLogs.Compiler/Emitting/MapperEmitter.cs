using EventLogs.Compiler.Lowering.Mapper;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Text;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes the C# that turns an event into a log line.</summary>
internal sealed class MapperEmitter(string root = CSharpNames.DefaultNamespace) : IEmitter
{
    public Artifact Emit(EventLog log)
    {
        var typeName = CSharpNames.TypeName(log.Id);
        var model = new
        {
            Namespace = CSharpNames.Namespace(log.Id, root),
            TypeName = typeName,
            Plan = MapperLowering.Lower(log),
        };
        return new Artifact(
            CSharpNames.ArtifactPath(log.Id, $"{typeName}.mapper.g.cs"),
            TemplateEngine.Render("mapper.scriban", model));
    }
}
