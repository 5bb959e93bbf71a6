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
        from location in SchemaWalker.Walk(schema.Document.Root)
        where location.Schema["properties"] is JObject && location.Schema["allOf"] is null && location.Schema["$ref"] is null && location.Schema["required"] is JArray && !InPlaceApplicators.HaveSubschema(location.Pointer)
        let properties = (JObject)location.Schema["properties"]!
        from entry in location.Schema["required"]!.Select((token, index) => (Token: token, Index: index))
        where entry.Token.Type == JTokenType.String && properties.Property((string)entry.Token!, StringComparison.Ordinal) is null
        select Descriptors.UnknownRequired.At(schema.Document.File.At(location.Pointer.Then("required", entry.Index.ToString(CultureInfo.InvariantCulture))), $"'{(string?)entry.Token}' is required, but not among the properties.");
}
