using System.Text;

namespace EventLogs.Fuzz;

/// <summary>Damages JSON texts: some byte by byte, some token by token or value by value, which keeps most of them JSON.</summary>
internal sealed class Mutator
{
    private static readonly byte[][] Bytes =
    [
        .. new[]
        {
            "\"", "\\", "\\\"", "\\\\", "{", "}", "[", "]", ",", ":", " ", "\n", "\t", "\r", "\0", "\u001f", "\u007f", "é", "😀",
            "\\u0041", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", "\\ude00", "\\u12", "\\x", "\uFEFF", "-", "0", "1", ".", "e", "E+", "null", "tru",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "-1", "1.0", "1e3", "1E-2", "9223372036854775807", "9223372036854775808", "1e400", "01", "1.", "-",
        "-9223372036854775808", "-9223372036854775809", "92233720368547758070E-1", "0.00e+99999999999999999999", "1e-99999999999999999999",
        "1.7976931348623158e308", "1.7976931348623159e308", "17976931348623158079372897140530341507993413271003782693617377898044496829276475094664901797758720709633028641669288791094655554785194040263065748867150582068190890200070838367627385484581771153176447573027006985557136695962284291481986083493647529271907416844436551070434271155969950809304288017790417449779e1",
        "\"\"", "\"x\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\u0000\"", "{}", "[]", "[[]]", "[{}]", "{\"a\":{\"b\":[1,2,{\"c\":null}]}}",
        "[ 1 , \"a\" ]", "{ \"k\" : \"v\" , \"k\" : 2 }", "\"2023-08-15T14:32:36Z\"", "\"2023-08-15\"", "nul",
        "\"2023-01-01T00:00:00+15:00\"", "\"0001-01-01T00:00-23:59\"", "\"9999-12-31T23:59:59.9999-00:01\"", "\"2024-02-29T23:59:59.12345678901234567+23:59\"",
        "\"2023-01-01T00:00:00.Z\"", "\"2023-01-01T24:00:00Z\"", "\"2023-02-29T00:00:00Z\"", "\"2023-01-01T00:00:00+09\"",
        "\"arn:aws:ec2:::instance/x\"",
    ];

    private static readonly string[] Spaces = [" ", "\n", "\t", "\r\n  ", "      "];

    private readonly Random _random;
    private readonly ValueMutator _values;

    /// <summary>Begins a row of damages that is always the same.</summary>
    /// <param name="seed">Where to start.</param>
    public Mutator(int seed)
    {
        _random = new Random(seed);
        _values = new ValueMutator(_random);
    }

    /// <summary>A text with up to three kinds of damage, or none.</summary>
    public byte[] Next(byte[] text)
    {
        for (var count = _random.Next(4); count > 0; count--)
            text = _random.Next(2) == 0 ? DamageBytes(text) : DamageTokens(text);
        return text;
    }

    private byte[] DamageBytes(byte[] text)
    {
        var start = _random.Next(text.Length + 1);
        var end = Math.Min(text.Length, start + _random.Next(8));
        return _random.Next(6) switch
        {
            0 => [.. text[..start], .. Pick(Bytes), .. text[start..]],
            1 => [.. text[..start], .. Pick(Bytes), .. text[end..]],
            2 => [.. text[..start], .. text[end..]],
            3 => [.. text[..end], .. text[start..]],
            4 => [.. text[..start], .. Enumerable.Repeat((byte)'\\', _random.Next(130)), .. text[start..]],
            _ => text[..start],
        };
    }

    private byte[] DamageTokens(byte[] text)
    {
        var tokens = Tokens.Of(text);
        if (tokens.Count == 0)
            return text;
        var (at, other) = (_random.Next(tokens.Count), _random.Next(tokens.Count));
        switch (_random.Next(12))
        {
            case 0: (tokens[at], tokens[other]) = (tokens[other], tokens[at]); break;
            case 1: tokens.Insert(at, tokens[other]); break;
            case 2: tokens.RemoveAt(at); break;
            case 3: tokens[at] = Encoding.UTF8.GetBytes(Pick(Values)); break;
            case 4: tokens[at] = Escape(tokens[at]); break;
            case 5: SpaceOut(tokens); break;
            case 6: Nest(tokens, at); break;
            case 7: Repeat(tokens, at); break;
            default: _values.Damage(tokens, at); break;
        }

        return [.. tokens.SelectMany(token => token)];
    }

    /// <summary>Writes some characters of a string as escapes.</summary>
    private byte[] Escape(byte[] token)
    {
        if (token[0] != '"')
            return token;
        var escaped = new StringBuilder();
        foreach (var character in Encoding.UTF8.GetString(token))
            _ = character is not ('"' or '\\') && _random.Next(3) == 0 ? escaped.Append($"\\u{(int)character:x4}") : escaped.Append(character);
        return Encoding.UTF8.GetBytes(escaped.ToString());
    }

    private void SpaceOut(List<byte[]> tokens)
    {
        for (var at = tokens.Count; at >= 0; at -= 1 + _random.Next(10))
            tokens.Insert(at, Encoding.UTF8.GetBytes(Pick(Spaces)));
    }

    /// <summary>Wraps a token in up to 70 levels: 64 is the maximum.</summary>
    private void Nest(List<byte[]> tokens, int at)
    {
        var levels = _random.Next(2) == 0 ? 60 + _random.Next(8) : _random.Next(70);
        tokens.InsertRange(at, Enumerable.Repeat("["u8.ToArray(), levels));
        tokens.InsertRange(at + levels + 1, Enumerable.Repeat("]"u8.ToArray(), levels));
    }

    /// <summary>Writes a property again, with another value: the last one counts.</summary>
    private void Repeat(List<byte[]> tokens, int at)
    {
        var name = tokens.FindIndex(at, token => token[0] == '"');
        if (name >= 0 && name + 1 < tokens.Count && tokens[name + 1] is [(byte)':'])
            tokens.InsertRange(name, [tokens[name], tokens[name + 1], Encoding.UTF8.GetBytes(Pick(Values)), ","u8.ToArray()]);
    }

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
