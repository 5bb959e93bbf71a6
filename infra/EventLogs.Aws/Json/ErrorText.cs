namespace EventLogs.Aws.Json;

/// <summary>Makes text that a server sent fit for a header field, a log line and a terminal.</summary>
internal static class ErrorText
{
    private const int MaxCode = 128;
    private const int MaxMessage = 4096;

    /// <summary>The error code in <c>namespace#Code:address</c>; null when there is none.</summary>
    /// <remarks>Source: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization</remarks>
    public static string? Code(string? type)
    {
        if (type is null)
            return null;

        var name = type[(type.IndexOf('#', StringComparison.Ordinal) + 1)..];
        if (name.IndexOf(':', StringComparison.Ordinal) is >= 0 and var end)
            name = name[..end];
        var code = string.Concat(name.Where(IsCode).Take(MaxCode));
        return code.Length == 0 ? null : code;
    }

    /// <summary>The same text without control characters, and no longer than a page.</summary>
    public static string? OneLine(string? text) => text is null
        ? null
        : string.Concat(text.Take(MaxMessage).Select(character => IsBreak(character) ? ' ' : character)).Trim();

    private static bool IsCode(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-';

    private static bool IsBreak(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';
}
