using System.CommandLine;
using EventLogs.Generator.Reporting;

namespace EventLogs.Generator.Commands;

/// <summary>The options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>How findings are written: the first format is for people.</summary>
    public static Option<string> Format()
    {
        var format = new Option<string>("--format")
        {
            Description = "For people, or for other programs: JSON, annotations of GitHub Actions, SARIF",
            HelpName = string.Join('|', FindingFormat.All),
            DefaultValueFactory = _ => FindingFormat.Text,
        };
        format.AcceptOnlyFromAmong(FindingFormat.All);
        return format;
    }

    /// <summary>The format of a command that has no findings.</summary>
    public static Option<string> TextOrJson()
    {
        var format = new Option<string>("--format")
        {
            Description = "For people or for other programs",
            HelpName = $"{FindingFormat.Text}|{FindingFormat.Json}",
            DefaultValueFactory = _ => FindingFormat.Text,
        };
        format.AcceptOnlyFromAmong(FindingFormat.Text, FindingFormat.Json);
        return format;
    }

    public static Option<string?> Schemas() => new("--schemas")
    {
        Description = "The folder of the schemas, if not the one that eventlogs.json names, or schemas",
        HelpName = "folder",
    };
}
