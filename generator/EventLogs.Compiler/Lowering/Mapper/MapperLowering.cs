using System.Collections.Immutable;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.CompilerServices;

namespace EventLogs.Compiler.Lowering.Mapper;

/// <summary>From an event's model to the plan of its mapper.</summary>
internal sealed class MapperLowering
{
    private readonly Slot _event = Slot.OfEvent();
    private readonly Slot _source;
    private readonly Slot _detailType;
    private readonly HashSet<Slot> _checked = [];
    private readonly WritePlanner _planner;

    private MapperLowering(MapperNames names, EventLog log)
    {
        _planner = new WritePlanner(names);
        // what every mapper looks at has slots of its own, whether a column takes it or not
        (_source, _detailType) = (_event.Property("source"), _event.Property("detail-type"));
        foreach (var column in log.Columns)
            ValueOf(column.From).Add(column.Type);

        _event.NameAll(names);
    }

    /// <summary>Plans the mapper of an event.</summary>
    public static MapperPlan Lower(EventLog log)
    {
        var mapperName = CSharpNames.TypeName(log.Id) + "Mapper";
        var lowering = new MapperLowering(new MapperNames(mapperName), log);
        var slots = lowering._event.All().ToImmutableArray();
        return new MapperPlan(
            mapperName,
            log.Table,
            new ExpectedText(lowering._source.Expression, log.Source),
            lowering._detailType.Expression,
            log.DetailTypes,
            [.. slots.Select((slot, i) => new SlotPlan(slot.Name, i + 1))],
            [.. Slot.Shapes(slots)],
            [.. Slot.Arns(slots)],
            [.. log.Columns.Select(lowering.Column)],
            [.. lowering._planner.Containers]);
    }

    private ColumnPlan Column(Column column)
    {
        var checks = Checks(column.From.Keys);
        var write = _planner.Write(
            $",{Escaping.JsonString(column.Name)}:",
            ValueOf(column.From),
            column.Type,
            column.IsNullable ? IfMissing.LeaveOut : IfMissing.Refuse);
        return new ColumnPlan(
            Escaping.OneLine($"{column.Name}: {ColumnSourceText.Phrase(column.From)}"),
            checks,
            Search(column.From),
            column.From.Match(path: _ => write, arn: _ => write, part: part => WritePlanner.Part(write, $"{part.Part}")));
    }

    /// <summary>Where the column's value is noted.</summary>
    private Slot ValueOf(ColumnSource source)
    {
        var read = _event.At(source.Keys);
        return source.Match(path: _ => read, arn: arn => read.Arn(arn.Pattern), part: part => ValueOf(part.Arn));
    }

    private SearchPlan? Search(ColumnSource source) => source.Match(path: _ => null, arn: Search, part: part => Search(part.Arn));

    /// <summary>A search of an array that no column before has made.</summary>
    private SearchPlan? Search(ArnSource source)
    {
        var array = _event.At(source.Keys);
        return _checked.Add(array) ? new SearchPlan(array.Expression, array.Path, array.Path + "[*]", array.ArnsName) : null;
    }

    /// <summary>The objects on the way to a value; each is checked once, before the first column that goes through it.</summary>
    private ImmutableArray<CheckPlan> Checks(ImmutableArray<string> path) =>
    [
        .. Enumerable.Range(1, path.Length - 1)
            .Select(length => _event.At(path[..length]))
            .Where(_checked.Add)
            .Select(outer => new CheckPlan(outer.Expression, outer.Path)),
    ];
}
