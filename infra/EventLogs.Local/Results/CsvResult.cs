using System.Buffers;
using System.Collections.Immutable;

namespace EventLogs.Local.Results;

/// <summary>Writes results as CSV (RFC 4180). Null is nothing, an empty text is <c>""</c>.</summary>
internal sealed class CsvResult(TextWriter output) : IResultWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    public void Begin(ImmutableArray<string> columns) => output.WriteLine(string.Join(',', columns.Select(Field)));

    public void Row(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
                output.Write(',');
            if (values[i] is { } value)
                output.Write(Field(ResultText.Of(value)));
        }

        output.WriteLine();
    }

    public void End() => output.Flush();

    private static string Field(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAny(Special) ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
