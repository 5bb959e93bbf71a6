using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace EventLogs.Runtime.Catalog;

/// <summary>Reads an event pattern. What is wrong is noted and left out, so that everything is said at once.</summary>
internal sealed class PatternReader
{
    /// <summary>As deep as a schema or an event may be.</summary>
    public static readonly JsonDocumentOptions Options = new() { MaxDepth = 1_000 };

    private static readonly string[] Given = ["source", "detail-type"];

    private readonly List<PatternProblem> _problems = [];
    private readonly List<PatternField> _fields = [];

    private PatternReader() { }

    public IReadOnlyList<PatternProblem> Problems => _problems;

    public IReadOnlyList<PatternField> Fields => _fields;

    public static PatternReader Read(string json)
    {
        var reader = new PatternReader();
        using var document = JsonDocument.Parse(json, Options);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
            reader.ReadObject([], document.RootElement.Clone());
        else
            reader.Report([], "An event pattern is an object.");
        return reader;
    }

    private void ReadObject(ImmutableArray<string> path, JsonElement pattern)
    {
        if (!pattern.EnumerateObject().Any())
            Report(path, "An object of an event pattern names a property at least.");
        foreach (var property in pattern.EnumerateObject())
            ReadProperty(path.Add(property.Name), property.Value);
    }

    private void ReadProperty(ImmutableArray<string> path, JsonElement value)
    {
        if (path is [var only] && Given.Contains(only))
            Report(path, $"'{only}' is what the schema says at the top.");
        else if (path[^1] == "$or")
            Report(path, "'$or' is not one of the operators that are known here.");
        else if (value.ValueKind == JsonValueKind.Object)
            ReadObject(path, value);
        else if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
            ReadField(path, value);
        else
            Report(path, "A value is an array of what is taken, or an object with the names of what is inside.");
    }

    private void ReadField(ImmutableArray<string> path, JsonElement array)
    {
        var matchers = ImmutableArray.CreateBuilder<PatternMatcher>();
        foreach (var (index, item) in array.EnumerateArray().Index())
        {
            var (matcher, problem) = PatternMatcher.Of(item);
            if (matcher is not null)
                matchers.Add(matcher);
            else
                Report([.. path, index.ToString(CultureInfo.InvariantCulture)], problem!);
        }

        if (matchers.Count == array.GetArrayLength())
            _fields.Add(new PatternField(path, matchers.ToImmutable()));
    }

    private void Report(ImmutableArray<string> path, string message) => _problems.Add(new PatternProblem(path, message));
}

/// <summary>Something that is wrong with an event pattern.</summary>
/// <param name="Path">The names and positions on the way to it.</param>
/// <param name="Message">What it is, as a sentence.</param>
internal sealed record PatternProblem(ImmutableArray<string> Path, string Message);

/// <summary>A value that an event pattern asks for.</summary>
/// <param name="Path">The names on the way to it.</param>
/// <param name="Matchers">What is taken: one of these is enough.</param>
internal sealed record PatternField(ImmutableArray<string> Path, ImmutableArray<PatternMatcher> Matchers)
{
    /// <summary>Whether an event has it. Of an array one element is enough; an object is not a value, nor is an empty array.</summary>
    public bool Matches(JsonElement root)
    {
        var values = Values(root, 0).ToList();
        return Matchers.Any(matcher => matcher.Matches(values));
    }

    private IEnumerable<JsonElement> Values(JsonElement at, int depth) => at.ValueKind switch
    {
        JsonValueKind.Array => at.EnumerateArray().SelectMany(element => Values(element, depth)),
        JsonValueKind.Object => depth < Path.Length && at.TryGetProperty(Path[depth], out var inside) ? Values(inside, depth + 1) : [],
        _ => depth == Path.Length ? [at] : [],
    };
}
