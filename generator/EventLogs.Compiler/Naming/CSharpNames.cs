using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Naming;

/// <summary>C# names for schema names.</summary>
internal static class CSharpNames
{
    /// <summary>The namespace that holds a namespace per folder, and the catalog, where the repository does not name another one.</summary>
    public const string DefaultNamespace = "EventLogs.Generated";

    /// <summary>The class that lists all events, in the root namespace.</summary>
    public const string Catalog = "EventCatalog";

    /// <summary>Characters of an identifier. Names in .NET assemblies, among them those made of several names, end at 1,023 bytes.</summary>
    public const int MaxLength = 128;

    /// <summary>What stands in every event's class; a member may not bear the name of its class.</summary>
    public static FrozenSet<string> EventMembers { get; } =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Event", "Row", "JsonContext", "Map", "Columns", "Definition");

    /// <summary>What generated mappers call by a short name: no class of an event may stand in the way.</summary>
    public static FrozenSet<string> MapperTypes { get; } = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "ArnKind", "ArnKinds", "ArnPart", "EventReader", "EventWorkspace", "IfMissing", "LineBuffer", "LineWriter", "MapError", "MapResult", "ObjectShape",
        "PropertyShape", "ReadOnlySpan", "TextSet");

    /// <summary>What generated records call by a short name, or a namespace of theirs.</summary>
    private static FrozenSet<string> RecordTypes { get; } = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "DateTimeOffset", "IReadOnlyDictionary", "IReadOnlyList", "JsonElement", "System");

    /// <summary>What a class or a record has already, or may not have.</summary>
    public static FrozenSet<string> ObjectMembers { get; } = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "Clone", "EqualityContract",
        "PrintMembers", "Deconstruct");

    /// <summary>The namespace of a schema's code.</summary>
    public static string Namespace(SchemaId id, string root = DefaultNamespace) =>
        $"{root}.{(Identifier(id.Folder) is var name && name == Catalog ? name + "Events" : name)}";

    /// <summary>The class that holds all code of one schema.</summary>
    public static string TypeName(SchemaId id) =>
        Identifier(id.Name) is var name && (EventMembers.Contains(name) || MapperTypes.Contains(name)) ? name + "Log" : name;

    /// <summary>The class with its namespace, proof against whatever else bears these names.</summary>
    public static string FullTypeName(SchemaId id, string root = DefaultNamespace) => $"global::{Namespace(id, root)}.{TypeName(id)}";

    /// <summary>Why a text cannot be the root namespace, as a sentence; null where it can.</summary>
    public static string? NamespaceProblem(string text)
    {
        foreach (var name in text.Split('.'))
        {
            if (!IsIdentifier(name))
                return $"'{text}' is not a C# namespace.";
            if (CSharpKeywords.Contains(name))
                return $"'{name}' is a keyword of C#.";
            if (MapperTypes.Contains(name) || RecordTypes.Contains(name))
                return $"'{name}' is the name of a type that generated code uses.";
        }

        return text.Length > MaxLength ? $"The namespace has {text.Length} characters, and {MaxLength} is the maximum." : null;
    }

    /// <summary>Where an artifact of a schema lies in the output folder.</summary>
    public static string ArtifactPath(SchemaId id, string fileName) => $"{id.Folder}/{id.Name}/{fileName}";

    /// <summary>A PascalCase identifier: what is neither letter nor digit parts the words. Never empty, never a keyword.</summary>
    /// <remarks>In a name without a lower-case letter, such as <c>IN_PROGRESS</c>, only the words' first letters stay upper case.</remarks>
    public static string Identifier(string text)
    {
        var isShouted = !text.Any(char.IsLower);
        var identifier = new StringBuilder();
        var startsWord = true;
        foreach (var character in text)
        {
            if (!startsWord && IsMark(character))
                identifier.Append(character);
            else if (!char.IsLetterOrDigit(character))
                startsWord = true;
            else if (startsWord)
                (_, startsWord) = (identifier.Append(char.ToUpperInvariant(character)), false);
            else
                identifier.Append(isShouted ? char.ToLowerInvariant(character) : character);
        }

        if (identifier.Length == 0)
            return "Value";
        if (char.IsDigit(identifier[0]))
            identifier.Insert(0, '_');
        return Cut(identifier.ToString());
    }

    /// <summary>The beginning of a name that is too long.</summary>
    public static string Cut(string name) => name.Length > MaxLength ? name[..MaxLength] : name;

    /// <summary>
    /// Property names of a record, one for each text, in order: none that a record or its class forbids, and distinct without regard
    /// to case, as the source generator of System.Text.Json needs them.
    /// </summary>
    /// <param name="texts">The names in the schema.</param>
    /// <param name="typeName">The record's own name, which its members may not have.</param>
    public static IReadOnlyList<string> Members(IEnumerable<string> texts, string typeName)
    {
        var taken = new TakenNames([.. ObjectMembers, typeName], StringComparer.OrdinalIgnoreCase);
        return [.. texts.Select(text => taken.Unique(Identifier(text)))];
    }

    /// <summary>The constants of the columns' names, in the order of the columns.</summary>
    public static IReadOnlyList<string> ColumnConstants(EventLog log) => Members(log.Columns.Select(column => column.Name), "Columns");

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_')
        && name.All(character => char.IsLetterOrDigit(character) || character == '_' || IsMark(character));

    /// <summary>Accents and vowel signs: part of a letter.</summary>
    private static bool IsMark(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
