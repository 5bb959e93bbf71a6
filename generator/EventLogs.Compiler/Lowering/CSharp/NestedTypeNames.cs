using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;

namespace EventLogs.Compiler.Lowering.CSharp;

/// <summary>Gives the types inside an event's class their names.</summary>
/// <remarks>
/// The source generator of System.Text.Json makes a file, and members of the JSON context, out of every type's simple name. So the
/// names are distinct without regard to case, and none of the names that the context has for itself or for types of the framework.
/// </remarks>
internal sealed class NestedTypeNames
{
    /// <summary>NJsonSchema writes types of these names itself, unless told to leave them out; then it would leave out ours too.</summary>
    public static IReadOnlyList<string> HelpersOfNJsonSchema { get; } =
        ["JsonInheritanceAttribute", "JsonInheritanceConverter", "DateFormatConverter"];

    private static readonly string[] FrameworkTypes = ["String", "Int64", "Double", "Boolean", "DateTimeOffset", "JsonElement"];

    private static readonly string[] ContextMembers =
    [
        "Default", "Options", "GetTypeInfo", "GeneratedSerializerOptions", "InstanceMemberBindingFlags", "ExpandConverter",
        "TryGetTypeInfoForRuntimeCustomConverter", "GetRuntimeConverterForType",
    ];

    private static readonly string[] ContextFiles = ["GetJsonTypeInfo", "PropertyNames"];

    private readonly TakenNames _taken;

    public NestedTypeNames(SchemaId id)
    {
        string[] reserved =
        [
            CSharpNames.TypeName(id), .. CSharpNames.EventMembers, .. CSharpNames.ObjectMembers,
            .. FrameworkTypes, .. ContextMembers, .. ContextFiles, .. HelpersOfNJsonSchema,
        ];
        _taken = new(reserved, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The first of the names that is free, or the last one with a number.</summary>
    public string Next(params ReadOnlySpan<string> names)
    {
        var safe = "";
        foreach (var name in names)
        {
            safe = Safe(CSharpNames.Cut(name));
            if (_taken.Add(safe))
                return safe;
        }

        return _taken.Unique(safe);
    }

    /// <summary>Keeps clear of the names that the source generator puts together, such as <c>IReadOnlyListDetail</c> and <c>DetailPropInit</c>.</summary>
    private static string Safe(string name)
    {
        var looksGeneric = name.StartsWith("IReadOnly", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Nullable", StringComparison.OrdinalIgnoreCase);
        var looksLikeMethod = name.EndsWith("Init", StringComparison.OrdinalIgnoreCase);
        return (looksGeneric ? "Type" : "") + name + (looksLikeMethod ? "Type" : "");
    }
}
