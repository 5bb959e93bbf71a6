using System.Collections.Immutable;
using DuckDB.NET.Data;
using EventLogs.Local.Query;
using EventLogs.Local.Query.Syntax;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Reporting;

/// <summary>Runs the queries of a report: those of the period over its days, the others over all.</summary>
/// <param name="origin">The days.</param>
/// <param name="openEngine">Opens the tables from a first day on, null for all days.</param>
internal sealed class ReportQueries(ReportOrigin origin, Func<DateOnly?, QueryEngine> openEngine)
{
    /// <summary>What was odd about the lines that were read.</summary>
    public SortedSet<string> Warnings { get; } = new(StringComparer.Ordinal);

    /// <summary>The queries that failed, and why.</summary>
    public List<(SavedQuery Query, string Error)> Failures { get; } = [];

    /// <summary>Runs the queries.</summary>
    /// <returns>Those that did not fail, in the order of the queries.</returns>
    public ImmutableArray<ReportSection> Run(IReadOnlyList<SavedQuery> queries)
    {
        var bounded = queries.ToLookup(query => QueryTemplate.Read(query.Sql).Parameters.Any(IsPeriod));
        using var engine = openEngine(origin.Period.FirstRead);
        var sections = Run(engine, bounded[true]);
        if (engine.ReadsAll || !origin.HasEarlierDays)
        {
            sections.AddRange(Run(engine, bounded[false]));
        }
        else
        {
            using var whole = openEngine(null);
            sections.AddRange(Run(whole, bounded[false]));
        }

        return [.. queries.SelectMany(query => sections.Where(section => section.Query == query))];
    }

    private List<ReportSection> Run(QueryEngine engine, IEnumerable<SavedQuery> queries)
    {
        var sections = new List<ReportSection>();
        foreach (var query in queries)
        {
            try
            {
                sections.Add(Run(engine, query));
            }
            catch (Exception exception) when (exception is DuckDBException or SqlRefusedException or InvalidDataException)
            {
                Failures.Add((query, exception.Message));
            }
        }

        Warnings.UnionWith(engine.Warnings);
        return sections;
    }

    private ReportSection Run(QueryEngine engine, SavedQuery query)
    {
        var template = QueryTemplate.Read(query.Sql);
        var values = template.Parameters.Where(IsPeriod).ToDictionary(parameter => parameter.Name, _ => origin.Period.DaysText, StringComparer.Ordinal);
        var rows = new ReportRows();
        foreach (var statement in SqlReader.Statements(template.Fill(values)))
            engine.Run(statement, rows);
        return new ReportSection(query, QueryDisplay.Read(query.Sql), rows);
    }

    private static bool IsPeriod(QueryParameter parameter) => parameter is { Name: ReportPeriod.Parameter, Type: "int" };
}
