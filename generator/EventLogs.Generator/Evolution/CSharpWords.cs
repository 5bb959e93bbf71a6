using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Evolution;

/// <summary>What the generated C# makes of a type, in a few words, for messages.</summary>
internal static class CSharpWords
{
    public static string Of(ColumnType type) => type switch
    {
        ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Timestamp } => "DateTimeOffset",
        ScalarType { Kind: ScalarKind.Integer } => "long",
        ScalarType { Kind: ScalarKind.Double } => "double",
        ScalarType { Kind: ScalarKind.Boolean } => "bool",
        ScalarType => "string",
        StructType => "a record",
        ArrayType array => $"a list of {Of(array.Element)}",
        MapType map => $"a dictionary of {Of(map.Value)}",
        _ => "JsonElement",
    };

    /// <summary>That a property has another type.</summary>
    public static string Retyped(string path, ColumnType before, ColumnType after) =>
        $"The property {path} was {Of(before)} and is now {Of(after)} in C#.";

    /// <summary>That the definition behind a property has another name.</summary>
    public static string Renamed(string path, StructType before, StructType after) =>
        $"The record of {path} was named by {Origin(before)} and is now by {Origin(after)}.";

    /// <summary>That a property is required now, or is not any more.</summary>
    public static string Required(string path, bool isRequired) => isRequired
        ? $"The property {path} could be left out and is required now."
        : $"The property {path} was required and may be left out now.";

    private static string Origin(StructType type) => type.Name is null ? "its property" : $"the definition '{type.Name}'";
}
