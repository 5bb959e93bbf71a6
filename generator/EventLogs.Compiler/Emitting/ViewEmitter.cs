using EventLogs.Compiler.Output;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes the statement that creates a view.</summary>
internal static class ViewEmitter
{
    /// <summary>The ending is one that no artifact of a schema has, whose folder may be called views too.</summary>
    public static Artifact Emit(ViewDefinition view) => new($"{view.Id.Split('/')[0]}/views/{view.Name}.view.athena.sql", view.CreateStatement);
}
