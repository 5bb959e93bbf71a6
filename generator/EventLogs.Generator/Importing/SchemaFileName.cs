namespace EventLogs.Generator.Importing;

/// <summary>What the name of a schema's file says of the schema.</summary>
internal static class SchemaFileName
{
    private static readonly string[] Endings = [".json", ".yaml", ".yml", ".schema", ".detail"];

    /// <summary>The name without what says that it is a schema: <c>order-placed</c> for <c>order-placed.schema.json</c>.</summary>
    public static string Stem(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        while (Endings.FirstOrDefault(ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } found)
            name = name[..^found.Length];
        return name;
    }
}
