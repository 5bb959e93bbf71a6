using System.Globalization;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL052: what an object requires is among its properties. Objects that get properties from elsewhere are left alone.</summary>
internal sealed class RequiredIsKnown : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema) =>
        from place in SchemaWalker.Walk(schema.Document.Root)
        where place.Schema["properties"] is JObject && place.Schema["allOf"] is null && place.Schema["$ref"] is null && place.Schema["required"] is JArray
        let properties = (JObject)place.Schema["properties"]!
        from entry in place.Schema["required"]!.Select((token, index) => (Token: token, Index: index))
        where entry.Token.Type == JTokenType.String && properties.Property((string)entry.Token!, StringComparison.Ordinal) is null
        select Descriptors.UnknownRequired.At(schema.Document.File.At(place.Pointer.Then("required", entry.Index.ToString(CultureInfo.InvariantCulture))), $"'{(string?)entry.Token}' is required, but not among the properties.");
}
