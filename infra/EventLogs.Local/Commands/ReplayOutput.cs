using System.Globalization;
using EventLogs.Local.Replay;
using EventLogs.Local.Results;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary>Shows what a replay finds and does: as a table before and a sentence after it, or as one JSON document after it.</summary>
internal sealed class ReplayOutput(LocalHost host, bool isJson)
{
    /// <summary>Shows what would become of the records.</summary>
    public void ShowPlan(ReplayReport report)
    {
        foreach (var item in report.Unreadable)
            host.Error.WriteLine(Tables.Printable($"error: {item.Key}: {item.Reason}; it stays where it is"));
        if (isJson)
            return;
        var table = Tables.Create("Table", "Objects#", "Records#", "Put back before#", "Pass#", "Fail again#");
        foreach (var item in report.Tables)
        {
            table.AddRow(
                new Text(item.Table),
                Tables.Number(item.Objects),
                Tables.Number(item.Records),
                Tables.Number(item.PutBack),
                Tables.Number(item.Passing),
                Tables.Number(item.Failing.Sum(failure => failure.Records)));
        }

        host.Out.Write(table);
        foreach (var item in report.Tables)
        {
            foreach (var failure in item.Failing)
                host.Out.WriteLine(Tables.Printable(string.Create(CultureInfo.InvariantCulture, $"fail again: {item.Table}: {failure.Records:N0}: {failure.Reason}")));
        }
    }

    /// <summary>Shows what was done.</summary>
    /// <returns>The exit code: 1 when something that was to be done is not. Records that would fail again are none of it.</returns>
    public int ShowResult(ReplayReport report)
    {
        if (isJson)
            CommandJson.Write(host.Out.Profile.Out.Writer, report, ReplayReportJson.Default.ReplayReport);
        else if (!report.IsDryRun)
            host.Out.WriteLine(Sentence(report));
        foreach (var table in report.Tables)
        {
            foreach (var refusal in table.Refusals)
                host.Error.WriteLine(Tables.Printable($"error: {table.Table}: refused: {refusal}"));
        }

        return report.IsComplete ? 0 : LocalCommandLine.Fail(host, "not everything is done: run it again when the cause is fixed; nothing is lost");
    }

    private static string Sentence(ReplayReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Tables.Sum(table => table.Accepted):N0} records put back, {report.Tables.Sum(table => table.Refused):N0} refused; {report.Tables.Sum(table => table.Moved):N0} objects moved to replayed/");
}
