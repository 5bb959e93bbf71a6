using System.Collections.Immutable;
using EventLogs.Local.Registration;
using EventLogs.Local.Results;
using EventLogs.Partitions;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary>Shows what was found of partitions and done: as a table and a line for each problem, or as one JSON document.</summary>
internal sealed class PartitionsOutput(LocalHost host, bool isJson)
{
    /// <summary>Shows a comparison.</summary>
    /// <returns>The exit code: 1 when something has to be done. Partitions without objects do no harm.</returns>
    public int ShowCheck(ImmutableArray<TableWork> tables)
    {
        Show(tables, isDryRun: true, "Missing#", "Expired#", work => work.Audit!.Missing.Length, work => work.Audit!.Expired.Length);
        ShowProblems(tables);
        foreach (var work in tables)
        {
            if (work.Audit!.Missing is { IsEmpty: false } missing)
                host.Tell($"error: {work.Table.Name}: {missing.Length} partitions are missing ({missing[0]} is the first): partitions repair registers them");
            if (work.Registered.With(DriftStatus.Behind).ToList() is [var first, ..] behind)
                host.Tell($"error: {work.Table.Name}: {behind.Count} partitions lack columns of the table ({first.Partition} is the first): partitions sync gives them those");
        }

        return tables.All(work => IsSound(work) && work.Audit!.Missing.IsEmpty && work.Audit.Misplaced.IsEmpty && !work.Registered.With(DriftStatus.Behind).Any()) ? 0 : 1;
    }

    /// <summary>Shows a repair.</summary>
    /// <returns>The exit code: 1 when something could not be done.</returns>
    public int ShowRepair(ImmutableArray<TableWork> tables, bool isDryRun)
    {
        if (isDryRun)
            Show(tables, isDryRun, "Missing#", "Expired#", work => work.Audit!.Missing.Length, work => work.Audit!.Expired.Length);
        else
            Show(tables, isDryRun, "Registered now#", "Removed#", work => work.Created.Length, work => work.Removed.Length);
        ShowProblems(tables);
        return tables.All(work => work.Registered.Problem is null && work.Failures.IsEmpty) ? 0 : 1;
    }

    /// <summary>Shows what was synced.</summary>
    /// <returns>The exit code: 1 when a partition conflicts with its table, or something could not be done.</returns>
    public int ShowSync(ImmutableArray<TableWork> tables, bool isDryRun)
    {
        if (isJson)
        {
            WriteJson(tables, isDryRun);
        }
        else
        {
            var table = Tables.Create("Table", "Partitions#", "Up to date#", isDryRun ? "Behind#" : "Synced#", "Conflicting#");
            foreach (var work in tables.Where(work => !work.Registered.Partitions.IsEmpty))
            {
                table.AddRow(
                    new Text(work.Table.Name),
                    Tables.Number(work.Registered.Partitions.Length),
                    Tables.Number(work.Registered.With(DriftStatus.None).Count()),
                    Tables.Number(isDryRun ? work.Registered.With(DriftStatus.Behind).Count() : work.Synced.Length),
                    Tables.Number(work.Registered.With(DriftStatus.Conflicting).Count()));
            }

            host.Out.Write(table);
        }

        ShowProblems(tables);
        return tables.All(IsSound) ? 0 : 1;
    }

    private static bool IsSound(TableWork work) =>
        work.Registered.Problem is null && work.Failures.IsEmpty && !work.Registered.With(DriftStatus.Conflicting).Any();

    private void Show(
        ImmutableArray<TableWork> tables, bool isDryRun, string first, string second, Func<TableWork, int> firstOf, Func<TableWork, int> secondOf)
    {
        if (isJson)
        {
            WriteJson(tables, isDryRun);
            return;
        }

        var table = Tables.Create("Table", "Partitions#", first, "Behind#", "Conflicting#", second, "Misplaced objects#");
        foreach (var work in tables)
        {
            table.AddRow(
                new Text(work.Table.Name),
                work.Registered.IsProjected ? new Text("projected") : Tables.Number(work.Registered.Partitions.Length),
                Tables.Number(firstOf(work)),
                Tables.Number(work.Registered.With(DriftStatus.Behind).Count()),
                Tables.Number(work.Registered.With(DriftStatus.Conflicting).Count()),
                Tables.Number(secondOf(work)),
                Tables.Number(work.Audit!.Misplaced.Length));
        }

        host.Out.Write(table);
    }

    private void WriteJson(ImmutableArray<TableWork> tables, bool isDryRun) =>
        CommandJson.Write(host.Out.Profile.Out.Writer, PartitionsReport.Of(isDryRun, tables), PartitionsJson.Default.PartitionsReport);

    private void ShowProblems(ImmutableArray<TableWork> tables)
    {
        foreach (var work in tables)
        {
            if (work.Registered.Problem is { } problem)
                Tell($"{work.Table.Name}: {problem}");
            foreach (var (partition, drift, _, _) in work.Registered.With(DriftStatus.Conflicting))
                Tell($"{work.Table.Name}/{partition}: {drift.Reason}; drop the partition and register it again");
            foreach (var (partition, reason) in work.Failures.OrderBy(item => item.Key.Folder, StringComparer.Ordinal))
                Tell($"{work.Table.Name}/{partition}: {reason}");
            foreach (var item in work.Audit?.Misplaced ?? [])
                Tell($"{item.Key}: {item.Reason}");
        }
    }

    private void Tell(string message) => host.Tell(Tables.Printable("error: " + message));
}
