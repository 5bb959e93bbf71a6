using System.Collections.Frozen;
using System.Text;
using EventLogs.Generator.Model;

namespace EventLogs.Generator.Naming;

/// <summary>C# names for schema names.</summary>
internal static class CSharpNames
{
    /// <summary>The namespace that holds a namespace per folder, and the catalog.</summary>
    public const string RootNamespace = "EventLogs.Generated";

    /// <summary>What stands in every event's class; a member may not bear the name of its class.</summary>
    private static readonly FrozenSet<string> EventMembers =
        FrozenSet.Create(StringComparer.Ordinal, "Event", "Row", "JsonContext", "Map", "Columns", "Definition");

    /// <summary>What a record has already, or may not have.</summary>
    private static readonly FrozenSet<string> RecordMembers = FrozenSet.Create(
        StringComparer.Ordinal,
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "Clone", "EqualityContract",
        "PrintMembers", "Deconstruct");

    /// <summary>The namespace of a schema's code.</summary>
    public static string Namespace(SchemaId id) => $"{RootNamespace}.{Identifier(id.Folder)}";

    /// <summary>The class that holds all code of one schema.</summary>
    public static string TypeName(SchemaId id) => Identifier(id.Name) is var name && EventMembers.Contains(name) ? name + "Log" : name;

    /// <summary>The class with its namespace, proof against whatever else bears these names.</summary>
    public static string FullTypeName(SchemaId id) => $"global::{Namespace(id)}.{TypeName(id)}";

    /// <summary>Where an artifact of a schema lies in the output folder.</summary>
    public static string ArtifactPath(SchemaId id, string fileName) => $"{id.Folder}/{id.Name}/{fileName}";

    /// <summary>A PascalCase identifier: what is neither letter nor digit parts the words. Never empty, never a keyword.</summary>
    public static string Identifier(string text)
    {
        var identifier = new StringBuilder();
        var startsWord = true;
        foreach (var character in text)
        {
            if (!char.IsLetterOrDigit(character))
            {
                startsWord = true;
                continue;
            }

            identifier.Append(startsWord ? char.ToUpperInvariant(character) : character);
            startsWord = false;
        }

        if (identifier.Length == 0)
            return "Value";

        // a first letter without an upper case could make a keyword-like word; a digit cannot start an identifier
        return char.IsDigit(identifier[0]) || char.IsLower(identifier[0]) ? "_" + identifier : identifier.ToString();
    }

    /// <summary>Property names of a record, one for each text, in order: distinct, and none that a record or its class forbids.</summary>
    /// <param name="texts">The names in the schema.</param>
    /// <param name="typeName">The record's own name, which its members may not have.</param>
    public static IReadOnlyList<string> Members(IEnumerable<string> texts, string typeName)
    {
        var taken = new HashSet<string>(RecordMembers, StringComparer.Ordinal) { typeName };
        return [.. texts.Select(text => Unique(Identifier(text), taken))];
    }

    /// <summary>The name, or with the lowest number after it that makes it new to <paramref name="taken"/>, to which it is added.</summary>
    public static string Unique(string name, ISet<string> taken)
    {
        var unique = name;
        for (var number = 2; !taken.Add(unique); number++)
            unique = $"{name}{(char.IsDigit(name[^1]) ? "_" : "")}{number}";
        return unique;
    }
}
