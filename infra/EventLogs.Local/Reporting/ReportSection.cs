using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Reporting;

/// <summary>A query of a report, how it is shown, and its rows.</summary>
internal sealed record ReportSection(SavedQuery Query, QueryDisplay Display, ReportRows Result);
