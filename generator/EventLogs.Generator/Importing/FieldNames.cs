using EventLogs.Compiler.Json;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// Names the fields of structs whose properties have letters of other alphabets: a name that is not given has an underscore for each of them. A schema
/// that was there keeps the names that its tables have.
/// </summary>
internal static class FieldNames
{
    /// <summary>The event and the detail: their properties are columns, which x-event-log names.</summary>
    private static readonly string[] OfColumns = [JsonPointer.Root.ToFragment(), JsonPointer.Root.Then("properties", Envelope.Detail).ToFragment()];

    /// <summary>Writes names into a new schema.</summary>
    public static void Give(JObject schema)
    {
        var fields = SchemaWalker.Walk(schema).Where(found => !OfColumns.Contains(found.Pointer.ToFragment()))
            .Select(found => found.Schema["properties"]).OfType<JObject>()
            .SelectMany(properties => properties.Properties())
            .Where(property => property.Value is JObject && property.Name.Length <= GlueNames.MaxLength / 2 && property.Name.Any(Transliteration.Has))
            .ToList();
        foreach (var field in fields)
            field.Value[SchemaDocument.FieldKeyword] = GlueNames.Of(Transliteration.ToAscii(field.Name, other: '_'));
    }
}
