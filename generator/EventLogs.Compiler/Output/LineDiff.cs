using System.Globalization;
using System.Text;

namespace EventLogs.Compiler.Output;

/// <summary>A unified diff of one file, for people.</summary>
internal static class LineDiff
{
    private const int Context = 2;

    /// <summary>The diff from what is there to what should be.</summary>
    public static string Of(FileChange change)
    {
        var (before, after) = (Lines(change.Before), Lines(change.After));
        var start = CommonPrefix(before, after);
        var end = CommonSuffix(before, after, start);
        var first = Math.Max(0, start - Context);
        var (beforeEnd, afterEnd) = (before.Length - end, after.Length - end);
        var tail = Math.Min(Context, end);

        var diff = new StringBuilder();
        diff.Append(CultureInfo.InvariantCulture, $"--- {(change.Before is null ? "/dev/null" : change.Path)}\n");
        diff.Append(CultureInfo.InvariantCulture, $"+++ {(change.After is null ? "/dev/null" : change.Path)}\n");
        diff.Append(CultureInfo.InvariantCulture, $"@@ -{Range(first, beforeEnd + tail)} +{Range(first, afterEnd + tail)} @@\n");
        Append(diff, ' ', before.AsSpan(first..start));
        Append(diff, '-', before.AsSpan(start..beforeEnd));
        Append(diff, '+', after.AsSpan(start..afterEnd));
        Append(diff, ' ', before.AsSpan(beforeEnd..(beforeEnd + tail)));
        return diff.ToString();
    }

    /// <summary>Where a hunk starts and how many lines it has; one without lines starts before the first.</summary>
    private static string Range(int first, int end) => end == first ? $"{first},0" : $"{first + 1},{end - first}";

    private static string[] Lines(string? text) => text is null ? [] : text.TrimEnd('\n').Split('\n');

    private static int CommonPrefix(string[] before, string[] after) => before.AsSpan().CommonPrefixLength(after);

    private static int CommonSuffix(string[] before, string[] after, int start)
    {
        var max = Math.Min(before.Length, after.Length) - start;
        var count = 0;
        while (count < max && before[^(count + 1)] == after[^(count + 1)])
            count++;
        return count;
    }

    private static void Append(StringBuilder diff, char mark, ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
            diff.Append(mark).Append(line).Append('\n');
    }
}
