using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using Newtonsoft.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EventLogs.Generator.Importing;

/// <summary>Writes YAML as JSON, each value in its line and, where there is room, in its column, so that locations stay true.</summary>
internal sealed class YamlText
{
    /// <summary>Values of one document: aliases can make a small text a giant one.</summary>
    private const int MaxValues = 1_000_000;

    private readonly StringBuilder _json = new();
    private readonly Dictionary<AnchorName, Node> _anchors = [];
    private int _line = 1;
    private int _lineStart;
    private int _values;

    private YamlText()
    {
    }

    /// <summary>The JSON text; null when it is not YAML, or not one document of what JSON has, too.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "YamlDotNet throws other exceptions than its own on odd texts; each becomes a diagnostic.")]
    public static (string? Json, Diagnostic? Problem) ToJson(string name, string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                return (null, Descriptors.InvalidYaml.At(new Location(name), "The file is empty."));
            var yaml = new YamlText();
            yaml.Write(yaml.Read(parser, 0));
            parser.Consume<DocumentEnd>();
            if (parser.Current is DocumentStart second)
                throw new YamlException(second.Start, second.End, "The file has more than one document.");
            return (yaml._json.ToString(), null);
        }
        catch (YamlException problem)
        {
            return (null, Descriptors.InvalidYaml.At(new Location(name, (int)problem.Start.Line, (int)problem.Start.Column), Sentence(problem)));
        }
        catch (Exception problem)
        {
            return (null, Descriptors.InvalidYaml.At(new Location(name), Sentence(problem)));
        }
    }

    private static string Sentence(Exception problem) => problem.Message.TrimEnd('.') + ".";

    private Node Read(Parser parser, int depth)
    {
        if (depth > JsonFile.MaxDepth)
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"The file has more than {JsonFile.MaxDepth} levels.");

        var next = parser.Consume<ParsingEvent>();
        switch (next)
        {
            case AnchorAlias alias:
                return _anchors.TryGetValue(alias.Value, out var known) ? known : throw new YamlException(alias.Start, alias.End, $"There is no anchor '{alias.Value}'.");
            case Scalar scalar:
                return Note(scalar, new Node(scalar.Start, scalar));
            case SequenceStart start:
                var items = new List<Node>();
                while (parser.Current is not SequenceEnd)
                    items.Add(Read(parser, depth + 1));
                parser.MoveNext();
                return Note(start, new Node(start.Start, null, items));
            case MappingStart start:
                var members = new List<(Node, Node)>();
                while (parser.Current is not MappingEnd)
                    members.Add((Read(parser, depth + 1), Read(parser, depth + 1)));
                parser.MoveNext();
                return Note(start, new Node(start.Start, null, null, members));
            default:
                throw new YamlException(next.Start, next.End, "Something else than a value stands here.");
        }
    }

    private Node Note(NodeEvent start, Node node)
    {
        // noted when it is whole: it cannot contain itself
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor] = node;
        return node;
    }

    private void Write(Node node)
    {
        if (++_values > MaxValues)
            throw new YamlException(node.Start, node.Start, $"The file has more than {MaxValues:N0} values.");

        switch (node)
        {
            case { Scalar: { } scalar }:
                MoveTo(node.Start);
                _json.Append(Json(scalar));
                break;
            case { Items: { } items }:
                WriteAll('[', items, Write, ']');
                break;
            default:
                WriteAll('{', Merged(node), WriteMember, '}');
                break;
        }
    }

    private void WriteAll<T>(char open, IEnumerable<T> values, Action<T> write, char close)
    {
        _json.Append(open);
        foreach (var (index, value) in values.Index())
        {
            if (index > 0)
                _json.Append(',');
            write(value);
        }

        _json.Append(close);
    }

    private void WriteMember((Node Key, Node Value) member)
    {
        MoveTo(member.Key.Start);
        _json.Append(JsonConvert.ToString(Key(member.Key))).Append(':');
        Write(member.Value);
    }

    private static string Key(Node key) =>
        key.Scalar?.Value ?? throw new YamlException(key.Start, key.Start, "A key is a text.");

    /// <summary>The members of a mapping, with those that <c>&lt;&lt;</c> brings in from others.</summary>
    private static List<(Node Key, Node Value)> Merged(Node node)
    {
        var own = node.Members!.Where(member => Key(member.Key) != "<<").ToList();
        var names = own.Select(member => Key(member.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var (_, merged) in node.Members!.Where(member => Key(member.Key) == "<<"))
        {
            foreach (var other in merged.Items ?? [merged])
            {
                if (other.Members is null)
                    throw new YamlException(merged.Start, merged.Start, "Only mappings can be merged.");
                own.AddRange(Merged(other).Where(member => names.Add(Key(member.Key))));
            }
        }

        return own;
    }

    /// <summary>Goes on in the line and the column of a value, where that is not behind already.</summary>
    private void MoveTo(Mark mark)
    {
        for (; _line < mark.Line; _line++)
            _lineStart = _json.Append('\n').Length;
        if (_line == mark.Line && _json.Length - _lineStart + 1 < mark.Column)
            _json.Append(' ', (int)mark.Column - 1 - (_json.Length - _lineStart));
    }

    /// <summary>A scalar of YAML's core schema. What JSON has no number for is a text.</summary>
    private static string Json(Scalar scalar)
    {
        var text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty && !scalar.IsPlainImplicit)
            return JsonConvert.ToString(text);
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => "null",
            "true" or "True" or "TRUE" => "true",
            "false" or "False" or "FALSE" => "false",
            _ => Number(text) ?? JsonConvert.ToString(text),
        };
    }

    private static string? Number(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal) && ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex))
            return hex.ToString(CultureInfo.InvariantCulture);
        if (!text.All(character => char.IsAsciiDigit(character) || character is '+' or '-' or '.' or 'e' or 'E'))
            return null;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return null;
        return IsJson(text) ? text : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    /// <summary>A value: a scalar, a sequence or a mapping.</summary>
    private sealed record Node(Mark Start, Scalar? Scalar, List<Node>? Items = null, List<(Node Key, Node Value)>? Members = null);
}
