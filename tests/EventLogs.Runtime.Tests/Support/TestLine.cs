using System.Text;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Tests.Support;

/// <summary>Writes one value as the column <c>v</c>, the way generated code does.</summary>
internal static class TestLine
{
    /// <summary>The line that a value becomes, without its newline; or why it was refused.</summary>
    public static string Of(string json, ValueWriter write, bool required = false)
    {
        var line = new LineBuffer();
        var result = Write(Encoding.UTF8.GetBytes($$"""{"v":{{json}}}"""), line, write, required);
        return result.IsMapped ? Encoding.UTF8.GetString(line.Written).TrimEnd('\n') : $"{result.Error} {result.Path}".TrimEnd();
    }

    /// <summary>Appends the line of <c>{"v": value}</c>.</summary>
    public static MapResult Write(ReadOnlySpan<byte> utf8Event, LineBuffer line, ValueWriter write, bool required)
    {
        var reader = new EventReader(utf8Event, line);
        var value = ReadValue(ref reader);
        var result = reader.Finish();
        if (!result.IsMapped)
            return result;
        var row = new LineWriter(utf8Event, line);
        if (row.Column(",\"v\":"u8, value, "$.v", required))
            write(ref row, value);
        return row.Finish();
    }

    private static ValueSlice ReadValue(ref EventReader reader)
    {
        var value = default(ValueSlice);
        if (!reader.EnterObject(out _))
            return value;
        while (reader.NextProperty(out var name))
        {
            if (name.SequenceEqual("v"u8))
                value = reader.Value();
            else
                reader.Skip();
        }

        return value;
    }
}
