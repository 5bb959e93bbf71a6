using EventLogs.Compiler.Naming;

namespace EventLogs.Compiler.Lowering.Mapper;

/// <summary>The names of one mapper's members: distinct, and none that hides what the code calls by a short name.</summary>
internal sealed class MapperNames(string mapperName)
{
    /// <summary>The class that holds the constants of the places.</summary>
    private const string Places = "At";

    private readonly HashSet<string> _members = new(
        [.. CSharpNames.ObjectMembers, .. CSharpNames.MapperTypes, "Map", "WriteLine", Places, mapperName],
        StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _places = new([.. CSharpNames.ObjectMembers, Places], StringComparer.OrdinalIgnoreCase);

    /// <summary>The constant of a place.</summary>
    /// <param name="name">What the place is called after: the names on the way to the value.</param>
    public string ForPlace(string name) => CSharpNames.Unique(CSharpNames.Cut(name), _places);

    /// <summary>A constant of a place as other code calls it.</summary>
    public static string Expression(string place) => $"{Places}.{place}";

    /// <summary>The field that says what to look for in an object.</summary>
    public string ForShape(string place) => Member(place + "Shape");

    /// <summary>The field that says which ARNs to look for in an array.</summary>
    public string ForArns(string place) => Member(place + "Arns");

    /// <summary>The function that writes what is inside a value.</summary>
    public string ForWriter(string place) => Member("Write" + place);

    private string Member(string name) => CSharpNames.Unique(CSharpNames.Cut(name), _members);
}
