using System.Text;

namespace EventLogs.Local.Query.Functions;

/// <summary>DuckDB's types in Trino's terms, for <c>typeof</c>.</summary>
internal static class TrinoTypes
{
    public static string Translate(string type)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
            return $"array({Translate(type[..^2])})";
        if (type.StartsWith("MAP(", StringComparison.Ordinal))
            return $"map({string.Join(", ", Parts(type[4..^1]).Select(Translate))})";
        if (type.StartsWith("STRUCT(", StringComparison.Ordinal))
            return $"row({string.Join(", ", Parts(type[7..^1]).Select(Field))})";
        return type switch
        {
            "FLOAT" => "real",
            "BLOB" => "varbinary",
            "HUGEINT" or "UBIGINT" => "bigint",
            "TIMESTAMP" => "timestamp(3)",
            "TIMESTAMP WITH TIME ZONE" => "timestamp(3) with time zone",
            "TIME" => "time(3)",
            "INTERVAL" => "interval day to second",
            "\"NULL\"" => "unknown",
            _ => type.ToLowerInvariant(),
        };
    }

    private static string Field(string field)
    {
        var end = field.StartsWith('"') ? field.LastIndexOf("\" ", StringComparison.Ordinal) + 1 : field.IndexOf(' ', StringComparison.Ordinal);
        var name = field[..end].Trim('"');
        return $"\"{name}\" {Translate(field[(end + 1)..])}";
    }

    private static List<string> Parts(string list)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var (depth, isQuoted) = (0, false);
        foreach (var c in list)
        {
            isQuoted ^= c == '"';
            depth += isQuoted ? 0 : c switch { '(' => 1, ')' => -1, _ => 0 };
            if (c == ',' && depth == 0 && !isQuoted)
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
            }
            else
            {
                part.Append(c);
            }
        }

        parts.Add(part.ToString().Trim());
        return parts;
    }
}
