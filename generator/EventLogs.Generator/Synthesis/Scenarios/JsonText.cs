using System.Buffers;
using System.Text.Encodings.Web;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>JSON that is being written.</summary>
internal sealed class JsonText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private char[] _text = new char[4096];
    private int _length;

    /// <summary>A text as the inside of a string: no more is escaped than has to be.</summary>
    public static string Encode(string text) => text.AsSpan().ContainsAnyExcept(Plain) ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text) : text;

    /// <summary>Appends what is JSON already.</summary>
    public void AppendEncoded(string json)
    {
        if (json.Length > _text.Length - _length)
            Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + json.Length));
        json.CopyTo(_text.AsSpan(_length));
        _length += json.Length;
    }

    /// <summary>Appends a text to the inside of a string.</summary>
    public void Append(string text) => AppendEncoded(Encode(text));

    /// <summary>What has been written, which is forgotten.</summary>
    public string Take()
    {
        var text = new string(_text, 0, _length);
        _length = 0;
        return text;
    }
}
