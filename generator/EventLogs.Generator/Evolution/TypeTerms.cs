using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Evolution;

/// <summary>Types of the log in short, for messages: a struct without its fields.</summary>
internal static class TypeTerms
{
    public static string Of(ColumnType type) => type switch
    {
        StructType => "struct",
        ArrayType array => $"array<{Of(array.Element)}>",
        MapType map => $"map<string,{Of(map.Value)}>",
        JsonType => "JSON text",
        _ => GlueTypes.Of(type),
    };
}
