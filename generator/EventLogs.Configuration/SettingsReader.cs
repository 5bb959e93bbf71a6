using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace EventLogs.Configuration;

/// <summary>Reads the text of <c>eventlogs.json</c>: all that is wrong at once, each with its location.</summary>
internal sealed class SettingsReader(string file, byte[] bytes)
{
    private readonly ReadOnlyMemory<byte> _utf8 = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
    private readonly List<SettingsProblem> _problems = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Setting> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<SettingsEntry>> _lists = new(StringComparer.Ordinal);

    public (RepositorySettings? Settings, ImmutableArray<SettingsProblem> Problems) Read()
    {
        try
        {
            var reader = new Utf8JsonReader(_utf8.Span);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                Report(SettingsProblemKind.Unreadable, 0, "The file must hold a JSON object.");
            else
                ReadMembers(ref reader);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // half of a surrogate pair is an InvalidOperationException
            var (line, column) = problem is JsonException { LineNumber: { } number, BytePositionInLine: { } at } ? Location(OffsetOf(number) + at) : (1, 1);
            return (null, [new SettingsProblem(SettingsProblemKind.Unreadable, file, line, column, Sentence(problem.Message))]);
        }

        if (!_seen.Contains("namespace") && _problems.TrueForAll(problem => problem.Kind != SettingsProblemKind.Unreadable))
            Report(SettingsProblemKind.Malformed, 0, "The member 'namespace' is missing.");
        return (_problems.Count == 0 ? Settings() : null, [.. _problems]);
    }

    private void ReadMembers(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, start) = (reader.GetString()!, reader.TokenStartIndex);
            reader.Read();
            if (!SettingsShape.Members.Contains(name))
                Report(SettingsProblemKind.Malformed, start, $"Unknown member '{name}'. There are: {string.Join(", ", SettingsShape.Members)}.");
            else if (!_seen.Add(name))
                Report(SettingsProblemKind.Malformed, start, $"'{name}' stands there twice.");
            else if (SettingsShape.Lists.FirstOrDefault(list => list.Name == name) is { } list)
                ReadList(ref reader, list, start);
            else if (reader.TokenType != JsonTokenType.String)
                Report(SettingsProblemKind.Malformed, start, $"'{name}' must be a string.");
            else
                Add(name, reader.GetString()!, start);
            reader.Skip();
        }

        // nothing may stand behind the object
        reader.Read();
    }

    private void ReadList(ref Utf8JsonReader reader, EntryShape shape, long start)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Report(SettingsProblemKind.Malformed, start, $"'{shape.Name}' must be a list of objects.");
            return;
        }

        var entries = ImmutableArray.CreateBuilder<SettingsEntry>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                entries.Add(ReadEntry(ref reader, shape));
            else
                Report(SettingsProblemKind.Malformed, reader.TokenStartIndex, $"'{shape.Name}' must be a list of objects.");
            reader.Skip();
        }

        _lists.Add(shape.Name, entries.ToImmutable());
    }

    private SettingsEntry ReadEntry(ref Utf8JsonReader reader, EntryShape shape)
    {
        var entry = reader.TokenStartIndex;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var texts = ImmutableDictionary.CreateBuilder<string, Setting>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, start) = (reader.GetString()!, reader.TokenStartIndex);
            reader.Read();
            if (!shape.Members.Contains(name))
                Report(SettingsProblemKind.Malformed, start, $"Unknown member '{name}' in '{shape.Name}'. There are: {string.Join(", ", shape.Members)}.");
            else if (!seen.Add(name))
                Report(SettingsProblemKind.Malformed, start, $"'{name}' stands there twice.");
            else if (reader.TokenType != JsonTokenType.String || (reader.GetString() is "" && shape.Required.Contains(name)))
                Report(SettingsProblemKind.Malformed, start, $"'{name}' in '{shape.Name}' must be a string{(shape.Required.Contains(name) ? " that is not empty" : "")}.");
            else
                texts.Add(name, SettingAt(reader.GetString()!, start));
            reader.Skip();
        }

        foreach (var missing in shape.Required.Where(name => !seen.Contains(name)))
            Report(SettingsProblemKind.Malformed, entry, $"The member '{missing}' is missing in '{shape.Name}'.");
        var (line, column) = Location(entry);
        return new SettingsEntry(texts.ToImmutable(), line, column);
    }

    private void Add(string name, string text, long start)
    {
        _texts.Add(name, SettingAt(text, start));
        if (name is "schemas" or "output" or "assembly" && PathProblem(name, text) is { } problem)
            Report(SettingsProblemKind.Path, start, problem);
        if (SettingsShape.Choices.TryGetValue(name, out var choices) && !choices.Contains(text))
            Report(SettingsProblemKind.Malformed, start, $"'{name}' must be one of: {string.Join(", ", choices)}.");
    }

    private static string? PathProblem(string name, string text)
    {
        if (text.Length == 0)
            return $"'{name}' must not be empty.";
        if (text.AsSpan().IndexOfAny("\\:\0") >= 0 || text[0] == '/')
            return $"'{name}' must be a path from the folder of this file, with / between the names.";
        return name == "assembly" && !text.EndsWith(".dll", StringComparison.Ordinal) ? "'assembly' must name a file that ends in .dll." : null;
    }

    private RepositorySettings Settings() => new(file)
    {
        Namespace = _texts["namespace"],
        Schemas = Text("schemas") ?? RepositorySettings.DefaultSchemas,
        Output = Text("output") ?? RepositorySettings.DefaultOutput,
        Assembly = Text("assembly"),
        HasJsonContexts = Text("jsonContexts") != RepositorySettings.None,
        Lint = _lists.GetValueOrDefault("lint", []),
        AcceptedChanges = _lists.GetValueOrDefault("acceptedChanges", []),
    };

    private Setting SettingAt(string text, long start)
    {
        var (line, column) = Location(start);
        return new Setting(text, line, column);
    }

    private string? Text(string name) => _texts.TryGetValue(name, out var setting) ? setting.Text : null;

    private void Report(SettingsProblemKind kind, long offset, string message)
    {
        var (line, column) = Location(offset);
        _problems.Add(new SettingsProblem(kind, file, line, column, message));
    }

    private (int Line, int Column) Location(long offset)
    {
        var before = _utf8.Span[..(int)Math.Min(offset, _utf8.Length)];
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    private long OffsetOf(long line)
    {
        var offset = 0;
        for (; line > 0; line--)
            offset += _utf8.Span[offset..].IndexOf((byte)'\n') + 1;
        return offset;
    }

    /// <summary>The message without the location, which is said before it.</summary>
    private static string Sentence(string message) =>
        (message.IndexOf(" LineNumber:", StringComparison.Ordinal) is var end and > 0 ? message[..end] : message)
            // advice to whoever wrote this program
            .Replace(" Change the reader options.", "", StringComparison.Ordinal);
}
