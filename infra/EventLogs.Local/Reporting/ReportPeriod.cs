using System.Globalization;

namespace EventLogs.Local.Reporting;

/// <summary>The days that a report is about.</summary>
/// <param name="Days">How many: what queries have as their parameter <see cref="Parameter"/>.</param>
/// <param name="Now">The end.</param>
internal sealed record ReportPeriod(int Days, DateTimeOffset Now)
{
    /// <summary>The parameter of a query, an int, by which it takes the period.</summary>
    public const string Parameter = "days";

    // a deployment of the period before may have begun some days earlier
    private const int DaysBefore = 31;

    public string DaysText => Days.ToString(CultureInfo.InvariantCulture);

    /// <summary>The first day.</summary>
    public DateOnly First => DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-Days);

    /// <summary>The first day that is read for it: queries compare a period with the one before.</summary>
    public DateOnly FirstRead => First.AddDays(-Days - DaysBefore);
}
