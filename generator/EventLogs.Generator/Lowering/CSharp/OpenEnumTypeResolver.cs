using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;

namespace EventLogs.Generator.Lowering.CSharp;

/// <summary>Resolves an enum to <c>string</c>, because a new value is no error, and still has its class of constants written.</summary>
internal sealed class OpenEnumTypeResolver(CSharpGeneratorSettings settings) : CSharpTypeResolver(settings)
{
    public override string Resolve(JsonSchema schema, bool isNullable, string? typeNameHint)
    {
        if (!schema.ActualSchema.IsEnumeration)
            return base.Resolve(schema, isNullable, typeNameHint);

        GetOrGenerateTypeName(schema.ActualSchema, typeNameHint);
        return isNullable ? "string?" : "string";
    }
}
