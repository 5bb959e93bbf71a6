namespace EventLogs.Local.Reporting;

/// <summary>What a report is about, and where its rows come from.</summary>
/// <param name="Period">The days.</param>
/// <param name="Address">The bucket in S3 of which only these days are at hand; null for a folder, which has all.</param>
internal sealed record ReportOrigin(ReportPeriod Period, string? Address)
{
    /// <summary>Whether queries that are not of the period can read the days before it.</summary>
    public bool HasEarlierDays => Address is null;
}
