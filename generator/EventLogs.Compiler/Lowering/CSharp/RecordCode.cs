using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;

namespace EventLogs.Compiler.Lowering.CSharp;

/// <summary>Has NJsonSchema resolve the C# types of a record and write it.</summary>
internal static class RecordCode
{
    /// <summary>The C# of the record and of all types inside it, one text for each.</summary>
    public static IEnumerable<string> Of(RecordSchema record)
    {
        var settings = Settings(new DecidedNames(record.Names));
        var resolver = new OpenEnumTypeResolver(settings);
        resolver.GetOrGenerateTypeName(record.Root, typeNameHint: null);
        return new CSharpGenerator(record.Root, settings, resolver).GenerateTypes().Select(type => type.Code);
    }

    private static CSharpGeneratorSettings Settings(DecidedNames names) => new()
    {
        SchemaType = SchemaType.JsonSchema,
        TypeNameGenerator = names,
        PropertyNameGenerator = names,
        EnumNameGenerator = names,
        TemplateFactory = new ScribanTemplateFactory(),
        GenerateNullableReferenceTypes = true,
        GenerateNativeRecords = true,
        UseRequiredKeyword = true,
        InlineNamedAny = true,
        InlineNamedArrays = true,
        InlineNamedDictionaries = true,
        AnyType = "global::System.Text.Json.JsonElement",
        ArrayType = "global::System.Collections.Generic.IReadOnlyList",
        DictionaryType = "global::System.Collections.Generic.IReadOnlyDictionary",
        DateTimeType = "global::System.DateTimeOffset",
        IntegerType = "long",
        NumberType = "double",
        ExcludedTypeNames = [.. NestedTypeNames.HelpersOfNJsonSchema],
    };
}
