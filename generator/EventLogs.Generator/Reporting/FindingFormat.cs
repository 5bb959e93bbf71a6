namespace EventLogs.Generator.Reporting;

/// <summary>The formats in which other programs take findings.</summary>
internal static class FindingFormat
{
    public const string Text = "text";
    public const string Json = "json";
    public const string GitHub = "github";
    public const string Sarif = "sarif";

    public static readonly string[] All = [Text, Json, GitHub, Sarif];

    /// <summary>Findings in one of the formats that is not text.</summary>
    public static string Write(string format, IReadOnlyCollection<Finding> findings) => format switch
    {
        Json => CommandJson.Of(FindingJson.Of(findings)),
        GitHub => GitHubAnnotations.Of(findings),
        _ => SarifLog.Of(findings),
    };
}
