using EventLogs.Generator.Binding;
using EventLogs.Generator.Diagnostics;
using EventLogs.Generator.Loading;

namespace EventLogs.Generator.Linting.Rules;

/// <summary>EVL034, EVL036, EVL037, EVL040, EVL044, EVL045, EVL053 to EVL055, EVL057: what binding found out, at its place.</summary>
internal sealed class BindingIsClean : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema) => schema.Notes.Select(note => note.Descriptor.At(Place(schema.Document, note), note.Message));

    private static Location Place(SchemaDocument document, BindingNote note) => note.MappingPlace.IsEmpty
        ? SchemaPlaces.Of(document, note.Path)
        : document.At([SchemaDocument.MappingKeyword, .. note.MappingPlace]);
}
