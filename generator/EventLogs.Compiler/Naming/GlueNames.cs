using System.Text;

namespace EventLogs.Compiler.Naming;

/// <summary>Names that Glue and Athena take everywhere without quotes in types: lower case, <c>[a-z0-9_]</c>.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html</remarks>
internal static class GlueNames
{
    /// <summary>Glue's limit. Source: https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-catalog-tables.html</summary>
    public const int MaxLength = 255;

    /// <summary>The name in Glue: lower case, and <c>_</c> for every other character than a letter a-z, a digit or <c>_</c>.</summary>
    public static string Of(string name)
    {
        var glue = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            glue.Append(rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value == '_') ? (char)(rune.Value | (rune.Value is >= 'A' and <= 'Z' ? 0x20 : 0)) : '_');
        return glue.Length == 0 ? "_" : glue.ToString();
    }

    /// <summary>Whether the name in Glue differs by more than case.</summary>
    public static bool Changes(string name) => !Of(name).Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Names in Glue for the fields of one struct, in order; of those that collide the later ones get a number.</summary>
    public static IReadOnlyList<string> OfFields(IReadOnlyList<string> keys)
    {
        // a field whose name needs no number keeps it, wherever it stands
        var plain = keys.Select(Of).ToHashSet(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>(keys.Count);
        foreach (var key in keys)
        {
            var name = Of(key);
            var number = numbers.GetValueOrDefault(name, 2);
            while (!taken.Add(name))
            {
                var numbered = $"{Of(key)}_{number++}";
                name = plain.Contains(numbered) ? name : numbered;
            }

            numbers[Of(key)] = number;
            names.Add(name);
        }

        return names;
    }
}
