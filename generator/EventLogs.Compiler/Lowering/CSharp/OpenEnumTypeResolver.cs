using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;

namespace EventLogs.Compiler.Lowering.CSharp;

/// <summary>Resolves an enum to <c>string</c>, because a new value is not an error, and still has its class of constants written.</summary>
internal sealed class OpenEnumTypeResolver(CSharpGeneratorSettings settings) : CSharpTypeResolver(settings)
{
    public override string Resolve(JsonSchema schema, bool isNullable, string? typeNameHint)
    {
        var actual = RemoveNullability(schema).ActualSchema;
        if (!actual.IsEnumeration)
            return base.Resolve(schema, isNullable, typeNameHint);

        GetOrGenerateTypeName(actual, typeNameHint);
        return isNullable ? "string?" : "string";
    }
}
