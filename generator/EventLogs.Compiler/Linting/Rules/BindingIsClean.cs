using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Locations;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL034, EVL036, EVL037, EVL040, EVL044, EVL045, EVL053 to EVL055, EVL057: what binding found out, at its location.</summary>
internal sealed class BindingIsClean : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema) => schema.Notes.Select(note => note.Descriptor.At(LocationOf(schema.Document, note), note.Message));

    private static Location LocationOf(SchemaDocument document, BindingNote note) => note.MappingPath.IsEmpty
        ? SchemaLocations.Of(document, note.Path)
        : document.At([SchemaDocument.MappingKeyword, .. note.MappingPath]);
}
