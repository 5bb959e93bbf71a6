using System.Buffers;

namespace EventLogs.Fuzz;

/// <summary>The tokens of texts that need not be JSON: strings, punctuation, and runs of anything else.</summary>
internal static class Tokens
{
    private static readonly SearchValues<byte> Punctuation = SearchValues.Create("\"{}[],:"u8);

    /// <summary>Takes a text apart; put together in order the tokens are the text.</summary>
    public static List<byte[]> Of(ReadOnlySpan<byte> text)
    {
        List<byte[]> tokens = [];
        while (!text.IsEmpty)
        {
            var length = Length(text);
            tokens.Add(text[..length].ToArray());
            text = text[length..];
        }

        return tokens;
    }

    /// <summary>Where the value that begins at a token ends: behind the bracket that closes it, where it has one.</summary>
    public static int EndOfValue(List<byte[]> tokens, int start)
    {
        var depth = 0;
        for (var at = start; at < tokens.Count; at++)
        {
            depth += tokens[at] switch { [(byte)'{' or (byte)'['] => 1, [(byte)'}' or (byte)']'] => -1, _ => 0 };
            if (depth <= 0)
                return at + 1;
        }

        return tokens.Count;
    }

    private static int Length(ReadOnlySpan<byte> text)
    {
        if (text[0] == '"')
            return StringLength(text);
        var other = text.IndexOfAny(Punctuation);
        return other < 0 ? text.Length : Math.Max(1, other);
    }

    private static int StringLength(ReadOnlySpan<byte> text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == '"')
                return at + 1;
        }

        return text.Length;
    }
}
