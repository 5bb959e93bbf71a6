using NJsonSchema;
using NJsonSchema.CodeGeneration;

namespace EventLogs.Compiler.Lowering.CSharp;

/// <summary>Tells NJsonSchema the names that <see cref="RecordLowering"/> decided.</summary>
internal sealed class DecidedNames(IReadOnlyDictionary<JsonSchema, string> names)
    : ITypeNameGenerator, IPropertyNameGenerator, IEnumNameGenerator
{
    public string Generate(JsonSchema schema, string? typeNameHint, IEnumerable<string> reservedTypeNames) => names[schema];

    public string Generate(JsonSchemaProperty property) => names[property];

    public string Generate(int index, string? name, object? value, JsonSchema schema) => name!;
}
