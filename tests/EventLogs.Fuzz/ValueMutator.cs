using System.Text;

namespace EventLogs.Fuzz;

/// <summary>Damages whole values of a JSON text, with all that is inside: what comes out is JSON where the text was.</summary>
internal sealed class ValueMutator(Random random)
{
    // around the sizes of a block, a short copy, a buffer for lines, and a stretch of positions
    private static readonly int[] Lengths = [15, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200, 1000, 4000, 4096, 9000];

    private static readonly string[] OtherTypes =
        ["null", "true", "1", "-1.5e3", "\"x\"", "\"\\u0078\"", "{}", "[]", "{\"a\":1}", "[\"a\"]", "[null]", "[{}]", "[[]]", "{ }", "[ ]"];

    /// <summary>Damages one value, the one that begins at a token or the next.</summary>
    public void Damage(List<byte[]> tokens, int at)
    {
        var start = tokens.FindIndex(at, IsValue);
        if (start < 0)
            return;
        var value = tokens[start..Tokens.EndOfValue(tokens, start)];
        switch (random.Next(8))
        {
            case 0: Replace(tokens, start, value, [OtherType()]); break;
            case 1: Replace(tokens, start, value, Empty(value)); break;
            case 2: Replace(tokens, start, value, Other(tokens)); break;
            case 3: Replace(tokens, start, value, [Long(value[0])]); break;
            case 4: Replace(tokens, start, value, [ManyTexts()]); break;
            case 5: RepeatProperty(tokens, start, value); break;
            case 6: AddLast(tokens, value); break;
            default: Repeat(tokens, start, value); break;
        }
    }

    private static bool IsValue(byte[] token) => token[0] is not ((byte)'}' or (byte)']' or (byte)':' or (byte)',' or (byte)' ');

    private static void Replace(List<byte[]> tokens, int start, List<byte[]> value, IEnumerable<byte[]> other)
    {
        tokens.RemoveRange(start, value.Count);
        tokens.InsertRange(start, other);
    }

    private static List<byte[]> Empty(List<byte[]> value) =>
        value.Count > 1 ? [value[0], value[^1]] : value[0][0] == '"' ? ["\"\""u8.ToArray()] : value;

    /// <summary>A value from elsewhere in the text.</summary>
    private List<byte[]> Other(List<byte[]> tokens)
    {
        var start = random.Next(tokens.Count);
        return tokens[start..Tokens.EndOfValue(tokens, start)];
    }

    /// <summary>A string that ends as the one that is damaged does.</summary>
    private byte[] Long(byte[] token)
    {
        var (length, start) = (Lengths[random.Next(Lengths.Length)], random.Next(2) == 0 ? "x" : "arn:aws:codedeploy:");
        var filler = random.Next(4) switch { 0 => "\\n", 1 => "é", _ => "0123456789" };
        var text = string.Concat(Enumerable.Repeat(filler, length / filler.Length + 1))[..length].TrimEnd('\\');
        return [.. Encoding.UTF8.GetBytes($"\"{start}{text}"), .. token is [(byte)'"', .., (byte)'"'] ? token.AsSpan(1) : "\""u8];
    }

    /// <summary>As many quotes as fit a text, some of them with something unusual around.</summary>
    private byte[] ManyTexts()
    {
        var unusual = random.Next(2) == 0 ? random.Next(1, 100) : int.MaxValue;
        return Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(1, random.Next(1, 700)).Select(i => i % unusual == 0 ? "\n\"é\\\"\"" : "\"\""))}]");
    }

    private byte[] OtherType() => Encoding.UTF8.GetBytes(OtherTypes[random.Next(OtherTypes.Length)]);

    /// <summary>Writes a property twice more: with a value of another type, and often with its own again.</summary>
    private void RepeatProperty(List<byte[]> tokens, int start, List<byte[]> value)
    {
        if (start < 2 || tokens[start - 1] is not [(byte)':'])
            return;
        var name = tokens[start - 2];
        List<byte[]> more = [","u8.ToArray(), name, ":"u8.ToArray(), OtherType()];
        if (random.Next(2) == 0)
            more.AddRange([","u8.ToArray(), name, ":"u8.ToArray(), .. value]);
        tokens.InsertRange(start + value.Count, more);
    }

    /// <summary>Adds a property at the end of the text, where what stands behind an event begins.</summary>
    private void AddLast(List<byte[]> tokens, List<byte[]> value)
    {
        var end = tokens.FindLastIndex(token => token is [(byte)'}']);
        if (end >= 0)
            tokens.InsertRange(end, [",\"last\":"u8.ToArray(), .. random.Next(3) switch { 0 => [ManyTexts()], 1 => [Long([])], _ => value }]);
    }

    /// <summary>Writes a value twice: one more element, where it is one; otherwise what is not JSON.</summary>
    private static void Repeat(List<byte[]> tokens, int start, List<byte[]> value) =>
        tokens.InsertRange(start, [.. value, ","u8.ToArray()]);
}
