using System.Collections.Immutable;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Compiler.Lowering.Mapper;

/// <summary>From an event's model to the plan of its mapper.</summary>
internal sealed class MapperLowering
{
    private readonly Place _event = Place.OfEvent();
    private readonly HashSet<Place> _checked = [];
    private readonly Writing _writing;

    private MapperLowering(MapperNames names, EventLog log)
    {
        _writing = new Writing(names);
        // what every mapper looks at has places of its own, whether a column takes it or not
        _ = (Source, DetailType);
        foreach (var column in log.Columns)
        {
            if (column.From.Arn is { } arn)
                _event.At(column.From.Keys).Arn(arn);
            else
                _event.At(column.From.Keys).Add(column.Type);
        }

        _event.NameAll(names);
    }

    private Place Source => _event.Property("source");

    private Place DetailType => _event.Property("detail-type");

    /// <summary>Plans the mapper of an event.</summary>
    public static MapperPlan Lower(EventLog log)
    {
        var mapperName = CSharpNames.TypeName(log.Id) + "Mapper";
        var lowering = new MapperLowering(new MapperNames(mapperName), log);
        var places = lowering._event.All().ToImmutableArray();
        return new MapperPlan(
            mapperName,
            log.Table,
            new ExpectedText(lowering.Source.Expression, log.Source),
            new ExpectedText(lowering.DetailType.Expression, log.DetailType),
            [.. places.Select((place, i) => new PlacePlan(place.Name, i + 1))],
            [.. Place.Shapes(places)],
            [.. Place.Arns(places)],
            [.. log.Columns.Select(lowering.Column)],
            [.. lowering._writing.Containers]);
    }

    private ColumnPlan Column(Column column)
    {
        var from = _event.At(column.From.Keys);
        var arn = column.From.Arn;
        return new ColumnPlan(
            Escaping.OneLine($"{column.Name}: {(arn is null ? "" : $"the first {arn} in ")}{from.Path}"),
            Checks(column.From.Keys),
            arn is not null && _checked.Add(from) ? new SearchPlan(from.Expression, from.Path, from.Path + "[*]", from.ArnsName) : null,
            _writing.Write(
                $",{Escaping.JsonString(column.Name)}:",
                arn is null ? from : from.Arn(arn),
                column.Type,
                column.IsNullable ? IfMissing.LeaveOut : IfMissing.Refuse));
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
