using System.Collections.Immutable;
using System.Globalization;

namespace EventLogs.Runtime.Catalog;

/// <summary>
/// Where the objects of a table lie. The only file that knows: the Firehose prefixes, the Glue partition keys,
/// the partition registrar, the DDL and the local pipeline are all built from here.
/// </summary>
/// <remarks>
/// The time is the arrival of the oldest record of an object, in UTC. <c>yyyy</c>, never <c>YYYY</c>: in Firehose's prefixes
/// (Java's DateTimeFormatter) <c>YYYY</c> is the week-year, which makes 2024-12-30 a day of 2025.
/// Source: https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
/// </remarks>
public static class PartitionLayout
{
    /// <summary>The partition keys in order. Both are strings: a key of type <c>date</c> makes some engines fail.</summary>
    public static ImmutableArray<PartitionKey> Keys { get; } =
    [
        new("date", "yyyy-MM-dd", "Day of arrival, UTC (yyyy-MM-dd)"),
        new("hour", "HH", "Hour of arrival, UTC (00-23)"),
    ];

    /// <summary>The key that both log and history have: the day of arrival.</summary>
    public static PartitionKey Day => Keys[0];

    /// <summary>The folder of a table's objects, with its trailing slash.</summary>
    public static string TablePrefix(string table) => table + "/";

    /// <summary>The <c>Prefix</c> of a table's delivery stream: an expression that Firehose evaluates for each object.</summary>
    public static string FirehosePrefix(string table) => TablePrefix(table) + FirehoseExpressions;

    /// <summary>The <c>ErrorOutputPrefix</c> of a table's delivery stream. Firehose requires the error-output-type expression in it.</summary>
    public static string FirehoseErrorPrefix(string table) =>
        ErrorPrefix(table) + "!{firehose:error-output-type}/" + FirehoseExpressions;

    /// <summary>The folder of a table's failed records, over all error types, with its trailing slash.</summary>
    public static string ErrorPrefix(string table) => "error/" + table + "/";

    /// <summary>The folders beside those of the tables: no table can have such a name.</summary>
    public static ImmutableArray<string> ReservedFolders { get; } = ["error", "history"];

    /// <summary>The folder of a table's history, with its trailing slash.</summary>
    public static string HistoryPrefix(string table) => "history/" + table + "/";

    /// <summary>The folder of one day of a table's history, with its trailing slash: <c>history/orders/date=2026-11-22/</c>.</summary>
    public static string HistoryFolder(string table, DateOnly day) => HistoryPrefix(table) + DayFolder(day);

    /// <summary>The folder of one day of a table's log, with its trailing slash: <c>orders/date=2026-11-22/</c>.</summary>
    public static string LogFolder(string table, DateOnly day) => TablePrefix(table) + DayFolder(day);

    /// <summary>Reads the day out of a key in a table's folder, of the log or of the history: of what follows its prefix.</summary>
    public static bool TryParseDay(ReadOnlySpan<char> keyInTable, out DateOnly day)
    {
        day = default;
        var end = keyInTable.IndexOf('/');
        var folder = end < 0 ? keyInTable : keyInTable[..end];
        return folder.StartsWith(Day.Name + "=", StringComparison.Ordinal)
            && DateOnly.TryParseExact(folder[(Day.Name.Length + 1)..], Day.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    /// <summary>The partition values for an arrival time, in the order of <see cref="Keys"/>.</summary>
    public static ImmutableArray<string> Values(DateTimeOffset arrival) =>
        [.. Keys.Select(key => arrival.UtcDateTime.ToString(key.Format, CultureInfo.InvariantCulture))];

    /// <summary>The folder of one partition under the table's, with its trailing slash: <c>date=2026-11-22/hour=14/</c>.</summary>
    public static string PartitionFolder(ImmutableArray<string> values) =>
        string.Concat(Keys.Zip(values, (key, value) => $"{key.Name}={value}/"));

    /// <summary>Reads the table and the partition out of an object key (already URL-decoded).</summary>
    /// <returns>False for a key that is not an object of a partition: another folder, a missing or malformed value, a folder marker.</returns>
    public static bool TryParse(string objectKey, out string table, out ImmutableArray<string> values)
    {
        (table, values) = ("", []);
        var segments = objectKey.Split('/');
        if (segments.Length != Keys.Length + 2 || segments[0].Length == 0 || segments[^1].Length == 0)
            return false;

        var read = ImmutableArray.CreateBuilder<string>(Keys.Length);
        for (var i = 0; i < Keys.Length; i++)
        {
            var name = Keys[i].Name + "=";
            if (!segments[i + 1].StartsWith(name, StringComparison.Ordinal) || !Keys[i].Accepts(segments[i + 1][name.Length..]))
                return false;
            read.Add(segments[i + 1][name.Length..]);
        }

        (table, values) = (segments[0], read.MoveToImmutable());
        return true;
    }

    private static string DayFolder(DateOnly day) => $"{Day.Name}={day.ToString(Day.Format, CultureInfo.InvariantCulture)}/";

    private static string FirehoseExpressions =>
        string.Concat(Keys.Select(key => $"{key.Name}=!{{timestamp:{key.Format}}}/"));
}

/// <summary>One partition key.</summary>
/// <param name="Name">Its name in Glue and in the folder's name.</param>
/// <param name="Format">Its value as a time format that means the same to .NET and to Firehose.</param>
/// <param name="Comment">What it is, for the table's documentation.</param>
public sealed record PartitionKey(string Name, string Format, string Comment)
{
    /// <summary>Whether the value could have come from <see cref="Format"/>.</summary>
    public bool Accepts(string value) =>
        DateTime.TryParseExact(value, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
