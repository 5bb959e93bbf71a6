using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Commands;

/// <summary>An option that takes a day, as the folders of a bucket are called.</summary>
internal static class DayOption
{
    public static Option<DateOnly?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = PartitionLayout.Day.Format,
        CustomParser = Parse,
    };

    private static DateOnly? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, PartitionLayout.Day.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError($"'{text}' is not a day such as 2026-11-22.");
        return null;
    }
}
