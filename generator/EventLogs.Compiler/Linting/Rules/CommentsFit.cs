using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Locations;
using EventLogs.Compiler.Lowering.Glue;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL070: Glue's limits for comments and descriptions.</summary>
internal sealed class CommentsFit : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        if (schema.Log is not { } log)
            yield break;

        if (GlueComments.IsCut(log.Description, GlueComments.MaxTable))
            yield return Descriptors.LongComment.At(schema.Document.At("description"), "The table's description is cut to 2,048 characters.");
        foreach (var column in log.Columns.Where(column => GlueComments.IsCut(column.Description, GlueComments.MaxColumn)))
            yield return Descriptors.LongComment.At(ColumnLocations.Of(schema, column), $"The comment of '{column.Name}' is cut to 255 characters.");
    }
}
