using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EventLogs.Runtime.Catalog;

/// <summary>
/// How a report shows a saved query, as the query's head declares it: <c>-- chart: ...</c>, once for each chart; <c>-- filter: ...</c> with the
/// columns that a reader can choose rows by; <c>-- period: ...</c> with the column whose day a reader can limit; <c>-- position: ...</c> with its
/// place among the others.
/// </summary>
public sealed partial class QueryDisplay
{
    private const string ChartMark = "-- chart:";
    private const string FilterMark = "-- filter:";
    private const string PeriodMark = "-- period:";
    private const string PositionMark = "-- position:";

    private readonly ImmutableArray<QueryColumnReference>.Builder _references = ImmutableArray.CreateBuilder<QueryColumnReference>();
    private readonly ImmutableArray<QueryTemplateProblem>.Builder _problems = ImmutableArray.CreateBuilder<QueryTemplateProblem>();

    private QueryDisplay(string sql)
    {
        Charts = [.. QueryHead.Lines(sql, ChartMark).Select(ReadChart).OfType<QueryChart>()];
        Filters = [.. QueryHead.Lines(sql, FilterMark).SelectMany(line => ReadColumns(line, FilterMark))];
        var periods = QueryHead.Lines(sql, PeriodMark).SelectMany(line => ReadColumns(line, PeriodMark).Select(column => (line.Offset, Column: column))).ToList();
        if (periods.Count > 1)
            _problems.Add(new QueryTemplateProblem(periods[1].Offset, "There is more than one column of the period"));
        Period = periods.Select(item => item.Column).FirstOrDefault();
        Position = QueryHead.Lines(sql, PositionMark).Select(ReadPosition).ToList() is [var first, ..] ? first : null;
        References = _references.ToImmutable();
        Problems = _problems.ToImmutable();
    }

    /// <summary>The charts, in the order of their lines; none where the rows are shown as a table alone.</summary>
    public ImmutableArray<QueryChart> Charts { get; }

    /// <summary>The columns that a reader can choose rows by.</summary>
    public ImmutableArray<string> Filters { get; }

    /// <summary>The column of days or times that a reader can limit; null where there is none.</summary>
    public string? Period { get; }

    /// <summary>Its place: smaller ones come first, those without one last; null where there is none.</summary>
    public int? Position { get; }

    /// <summary>The columns that the head names, where it does.</summary>
    public ImmutableArray<QueryColumnReference> References { get; }

    /// <summary>What is wrong with the lines.</summary>
    public ImmutableArray<QueryTemplateProblem> Problems { get; }

    /// <summary>Reads a query.</summary>
    /// <param name="sql">The query with its head, the lines of comments that it begins with.</param>
    public static QueryDisplay Read(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return new QueryDisplay(sql);
    }

    private QueryChart? ReadChart(QueryHeadLine line)
    {
        if (Declaration().Match(line.Value) is not { Success: true } match)
            return Refuse(line, "A chart is declared as '-- chart: column x=week y=deployments', a text with blanks in double quotes");
        if (ChartKind.All.FirstOrDefault(kind => kind.Name == match.Groups["kind"].Value) is not { } kind)
            return Refuse(line, $"There is no chart '{match.Groups["kind"].Value}': a chart is {string.Join(", ", ChartKind.All.Select(known => known.Name))}");
        var settings = match.Groups["key"].Captures.Zip(match.Groups["value"].Captures, (key, value) => (Key: key.Value, Value: value)).ToList();
        var problem = settings.Select(setting => kind.Problem(setting.Key, setting.Value.Value)).FirstOrDefault(text => text is not null)
            ?? settings.CountBy(setting => setting.Key, StringComparer.Ordinal).Where(key => key.Value > 1).Select(key => $"'{key.Key}' is given twice").FirstOrDefault()
            ?? kind.Required.Except(settings.Select(setting => setting.Key)).Select(key => $"A {kind.Name} needs '{key}', a column of the query").FirstOrDefault();
        if (problem is not null)
            return Refuse(line, problem);
        foreach (var (_, value) in settings.Where(setting => kind.IsColumn(setting.Key)))
            Refer(value.Value, line.ValueOffset + value.Index);
        return new QueryChart(kind, settings.ToImmutableSortedDictionary(setting => setting.Key, setting => setting.Value.Value, StringComparer.Ordinal));
    }

    private int? ReadPosition(QueryHeadLine line, int index)
    {
        if (index > 0)
            Refuse(line, "There is more than one position");
        else if (int.TryParse(line.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return position;
        else
            Refuse(line, $"A position is a number such as 10, not '{line.Value}'");
        return null;
    }

    private List<string> ReadColumns(QueryHeadLine line, string mark)
    {
        if (!ColumnList().IsMatch(line.Value))
        {
            Refuse(line, $"'{mark}' is followed by names of columns, with commas between them");
            return [];
        }

        return Refer(line.Value, line.ValueOffset);
    }

    private List<string> Refer(string columns, int offset)
    {
        var names = new List<string>();
        foreach (var column in columns.Split(','))
        {
            names.Add(column.Trim());
            _references.Add(new QueryColumnReference(column.Trim(), offset + column.Length - column.TrimStart().Length));
            offset += column.Length + 1;
        }

        return names;
    }

    private QueryChart? Refuse(QueryHeadLine line, string problem)
    {
        _problems.Add(new QueryTemplateProblem(line.Offset, problem));
        return null;
    }

    [GeneratedRegex("""\A(?<kind>\w+)(\s+(?<key>\w+)=("(?<value>[^"]+)"|(?<value>[^\s"]+)))*\z""", RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\A\s*[^\s,]+\s*(,\s*[^\s,]+\s*)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ColumnList();
}
