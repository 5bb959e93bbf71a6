using System.Collections.Immutable;

namespace EventLogs.Generator.Tests.Evolution;

/// <summary>A type of a column, read from what Glue calls it.</summary>
/// <param name="Name">The type: <c>bigint</c>, or <c>struct</c>.</param>
/// <param name="Parts">The element of an array, key and value of a map, the fields of a struct with their names.</param>
internal sealed record HiveType(string Name, ImmutableArray<(string Name, HiveType Type)> Parts)
{
    public static HiveType Parse(string text)
    {
        var rest = text.AsSpan();
        var type = Parse(ref rest);
        Assert.Equal("", rest.ToString());
        return type;
    }

    /// <summary>Whether Athena reads a file's column of another type as this one: of structs the fields are found by name.</summary>
    public bool Takes(HiveType inFile)
    {
        if (Name != inFile.Name)
            return false;
        if (Name != "struct")
            return Parts.Zip(inFile.Parts).All(parts => parts.First.Type.Takes(parts.Second.Type));

        var fields = inFile.Parts.ToDictionary(part => part.Name, part => part.Type, StringComparer.Ordinal);
        return Parts.All(part => !fields.TryGetValue(part.Name, out var field) || part.Type.Takes(field));
    }

    private static HiveType Parse(ref ReadOnlySpan<char> rest)
    {
        var name = Word(ref rest);
        if (!rest.StartsWith("<"))
            return new HiveType(name, []);

        var parts = ImmutableArray.CreateBuilder<(string, HiveType)>();
        do
        {
            rest = rest[1..];
            var field = "";
            if (name == "struct")
            {
                field = Word(ref rest);
                rest = rest[1..];
            }

            parts.Add((field, Parse(ref rest)));
        }
        while (rest[0] == ',');
        rest = rest[1..];
        return new HiveType(name, parts.ToImmutable());
    }

    private static string Word(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny("<>,:");
        var word = (end < 0 ? rest : rest[..end]).ToString();
        rest = rest[word.Length..];
        return word;
    }
}
