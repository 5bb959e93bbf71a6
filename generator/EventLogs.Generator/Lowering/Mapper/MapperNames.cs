using EventLogs.Generator.Naming;

namespace EventLogs.Generator.Lowering.Mapper;

/// <summary>The names of one mapper's members: distinct, and none that hides what the code calls by a short name.</summary>
internal sealed class MapperNames(string mapperName)
{
    /// <summary>The field for an object's own place among those of the values in it.</summary>
    public const string Itself = "Itself";

    private readonly HashSet<string> _taken =
        new([.. CSharpNames.ObjectMembers, .. CSharpNames.MapperTypes, "Map", mapperName], StringComparer.OrdinalIgnoreCase);

    /// <summary>The names for an object that is walked.</summary>
    /// <param name="name">What to call the object, as the schema or the path to it does.</param>
    public (string ValuesType, string ReadFunction) ForObject(string name) =>
        (Member(CSharpNames.Cut(name) + "Values"), Member("Read" + CSharpNames.Cut(name)));

    /// <summary>The name of the function that writes a struct.</summary>
    public string ForWriter(string name) => Member("Write" + CSharpNames.Cut(name));

    /// <summary>The fields for an object's properties, in order.</summary>
    public static IReadOnlyList<string> ForMembers(IEnumerable<string> keys, string valuesType) =>
        [.. CSharpNames.Members(keys.Prepend(Itself), valuesType).Skip(1)];

    private string Member(string name) => CSharpNames.Unique(name, _taken);
}
