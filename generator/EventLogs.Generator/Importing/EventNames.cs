using System.Collections.Immutable;
using System.Text;
using EventLogs.Compiler.Naming;

namespace EventLogs.Generator.Importing;

/// <summary>Names for an event that nobody has named yet: short, and made of the source and the detail type alone.</summary>
internal static class EventNames
{
    private const string AwsPrefix = "aws.";

    /// <summary>The words of a schema's file name: those of the detail type without what the folder says already.</summary>
    public static ImmutableArray<string> Words(string source, string detailType)
    {
        var words = WithoutService(Split(detailType), source);
        if (words is [.., _, "notification" or "event"])
            words = words[..^1];
        return words switch
        {
            [] => ["event"],
            [var first, ..] when !char.IsAsciiLetter(first[0]) => ["event", .. words],
            _ => words,
        };
    }

    /// <summary>The words of the service that the events come from: <c>codedeploy</c> for <c>aws.codedeploy</c>.</summary>
    public static ImmutableArray<string> Service(string source) =>
        Split(source.StartsWith(AwsPrefix, StringComparison.Ordinal) ? source[AwsPrefix.Length..] : source.Split('.', '/')[^1]);

    /// <summary>Drops <c>Batch</c> or <c>Amazon Connect</c> from the front, when a name remains.</summary>
    private static ImmutableArray<string> WithoutService(ImmutableArray<string> words, string source)
    {
        var vendor = source.StartsWith(AwsPrefix, StringComparison.Ordinal) && words is ["aws" or "amazon", _, ..] ? 1 : 0;
        var service = string.Concat(Service(source));
        for (var end = vendor + 1; end < words.Length; end++)
        {
            if (string.Concat(words[vendor..end]) == service && words[end..] is not ["notification" or "event"])
                return words[end..];
        }

        return words[vendor..];
    }

    /// <summary>
    /// The words in lower case, a-z and 0-9 only, letters of other alphabets as their table has them, or left out. A text without spaces is
    /// parted where its case changes, too.
    /// </summary>
    private static ImmutableArray<string> Split(string text)
    {
        var isOneWord = !text.Any(char.IsWhiteSpace);
        var words = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (isOneWord && i > 0 && char.IsUpper(text[i]) && StartsWord(text, i))
                words.Append(' ');
            if (char.IsAsciiLetterOrDigit(text[i]))
                words.Append(char.ToLowerInvariant(text[i]));
            else if (Transliteration.Of(text[i]) is { } letters)
                words.Append(letters.ToLowerInvariant());
            else if (!char.IsLetterOrDigit(text[i]) && !Transliteration.IsAccent(text[i]))
                words.Append(' ');
        }

        return [.. words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Whether an upper-case letter starts a word: after a lower-case one, or before one.</summary>
    private static bool StartsWord(string text, int at) => char.IsLower(text[at - 1]) || (at + 1 < text.Length && char.IsLower(text[at + 1]));
}
