using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>JSON that is being written.</summary>
internal sealed class JsonText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private readonly StringBuilder _text = new();

    /// <summary>A text as the inside of a string: no more is escaped than has to be.</summary>
    public static string Encode(string text) => text.AsSpan().ContainsAnyExcept(Plain) ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text) : text;

    /// <summary>Appends what is JSON already.</summary>
    public void AppendEncoded(string json) => _text.Append(json);

    /// <summary>Appends a text to the inside of a string.</summary>
    public void Append(string text) => _text.Append(Encode(text));

    /// <summary>What has been written, which is forgotten.</summary>
    public string Take()
    {
        var text = _text.ToString();
        _text.Clear();
        return text;
    }
}
