using System.Text.Json;

namespace EventLogs.Fuzz.Executable;

/// <summary>A column as a schema has it.</summary>
/// <param name="Key">Its key in the line.</param>
/// <param name="Names">The names on the way to its value.</param>
/// <param name="IsRequired">Whether all of them are required.</param>
/// <param name="Arn">The service and the resource type of the ARN that it takes out of an array.</param>
internal sealed record OracleColumn(string Key, string[] Names, bool IsRequired, string[]? Arn)
{
    /// <summary>The columns of a schema in order: those that it names, then what remains of detail.</summary>
    public static IEnumerable<OracleColumn> Of(JsonElement schema)
    {
        var log = schema.GetProperty("x-event-log");
        var named = log.GetProperty("columns").EnumerateObject().Select(column => Of(schema, column.Name, column.Value)).ToList();
        if (log.GetProperty("remaining").GetString() != "append")
            throw new NotSupportedException("The oracle knows schemas that append what remains.");
        var remaining = schema.GetProperty("properties").GetProperty("detail").GetProperty("properties").EnumerateObject()
            .Select(property => property.Name)
            .Where(name => !named.Exists(column => column.Names.SequenceEqual(["detail", name])))
            .Select(name => Of(schema, name, ["detail", name], arn: null));
        return named.Concat(remaining);
    }

    /// <summary>The column's value; null where there is none.</summary>
    public JsonElement? Value(JsonElement root)
    {
        var value = root;
        for (var depth = 0; depth < Names.Length; depth++)
        {
            if (value.ValueKind != JsonValueKind.Object)
                throw new RefusedException("WrongType", Path(depth));
            if (!value.TryGetProperty(Names[depth], out value) || value.ValueKind == JsonValueKind.Null)
                return IsRequired ? throw new RefusedException("MissingValue", Path(Names.Length)) : null;
        }

        if (Arn is null)
            return value.ValueKind == JsonValueKind.String ? value : throw new RefusedException("WrongType", Path(Names.Length));
        if (value.ValueKind != JsonValueKind.Array)
            throw new RefusedException("WrongType", Path(Names.Length));
        var elements = value.EnumerateArray().ToList();
        if (elements.Exists(element => element.ValueKind != JsonValueKind.String))
            throw new RefusedException("WrongType", Path(Names.Length) + "[*]");
        return elements.Where(IsOfThisKind).Select(element => (JsonElement?)element).FirstOrDefault();
    }

    private static OracleColumn Of(JsonElement schema, string key, JsonElement column)
    {
        if (column.ValueKind == JsonValueKind.String)
            return Of(schema, key, Keys(column.GetString()!), arn: null);
        if (column.EnumerateObject().Select(keyword => keyword.Name).FirstOrDefault(name => name is not ("from" or "arn" or "description")) is { } other)
            throw new NotSupportedException($"The oracle does not know the keyword {other}.");
        return Of(schema, key, Keys(column.GetProperty("from").GetString()!),
            column.TryGetProperty("arn", out var arn) ? arn.GetString()!.Split(':') : null);
    }

    private static OracleColumn Of(JsonElement schema, string key, string[] names, string[]? arn)
    {
        var isRequired = true;
        foreach (var name in names)
        {
            isRequired &= schema.TryGetProperty("required", out var required) && required.EnumerateArray().Any(item => item.GetString() == name);
            schema = schema.GetProperty("properties").GetProperty(name);
        }

        if (arn is null && schema.GetProperty("type").GetString() != "string")
            throw new NotSupportedException($"The oracle knows strings; {key} is not one.");
        return new OracleColumn(key, names, isRequired && arn is null, arn);
    }

    private static string[] Keys(string path) => path.StartsWith("$.", StringComparison.Ordinal) && !path.Contains('[', StringComparison.Ordinal)
        ? path[2..].Split('.')
        : throw new NotSupportedException($"The oracle does not know the path {path}.");

    /// <summary><c>arn:partition:service:region:account:type</c>, then <c>:</c>, <c>/</c> or the end.</summary>
    private bool IsOfThisKind(JsonElement element)
    {
        var parts = element.GetString()!.Split(':');
        return parts.Length >= 6 && parts[0] == "arn" && parts[1].Length > 0 && (Arn![0] == "*" || parts[2] == Arn[0]) && parts[5].Split('/')[0] == Arn[1];
    }

    private string Path(int depth) => string.Concat(Names.Take(depth).Select(name => "." + name).Prepend("$"));
}
