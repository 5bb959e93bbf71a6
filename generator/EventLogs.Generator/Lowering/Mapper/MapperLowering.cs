using System.Collections.Immutable;
using EventLogs.Generator.Emitting;
using EventLogs.Generator.Loading;
using EventLogs.Generator.Model;
using EventLogs.Generator.Naming;

namespace EventLogs.Generator.Lowering.Mapper;

/// <summary>From an event's model to the plan of its mapper.</summary>
internal sealed class MapperLowering
{
    private static readonly ImmutableArray<string> SourcePath = ["source"];
    private static readonly ImmutableArray<string> DetailTypePath = ["detail-type"];

    private readonly ObjectTree _tree;
    private readonly StructPlans _structs;
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    private MapperLowering(ObjectTree tree, StructPlans structs) => (_tree, _structs) = (tree, structs);

    /// <summary>Plans the mapper of an event.</summary>
    public static MapperPlan Lower(EventLog log)
    {
        var mapperName = CSharpNames.TypeName(log.Id) + "Mapper";
        var names = new MapperNames(mapperName);
        var tree = ObjectTree.Of([SourcePath, DetailTypePath, .. log.Columns.Select(column => column.From.Keys)]);
        var root = tree.Plan(names);
        var structs = new StructPlans(names);
        var lowering = new MapperLowering(tree, structs);
        return new MapperPlan(
            mapperName,
            log.Table,
            new ExpectedText(lowering.Value(SourcePath), log.Source),
            new ExpectedText(lowering.Value(DetailTypePath), log.DetailType),
            [.. Flatten(root)],
            names.ForWriter("Line"),
            [.. log.Columns.Select(lowering.Column)],
            structs.Structs);
    }

    private ColumnPlan Column(Column column)
    {
        var path = SingularPath.Format(column.From.Keys);
        var origin = column.From.Arn is { } arn ? $"the first {arn} in {path}" : path;
        return new ColumnPlan(
            Escaping.OneLine($"{column.Name}: {origin}"),
            $",{Escaping.JsonString(column.Name)}:",
            Value(column.From.Keys),
            path,
            !column.IsNullable,
            _structs.Write(column.Type, column.From.Keys[^1]))
        {
            Checks = Checks(column.From.Keys),
            Arn = column.From.Arn,
        };
    }

    private string Value(ImmutableArray<string> path) => _tree.Expression(path.AsSpan(), "found");

    /// <summary>The objects on the way to a value; each is checked once, before the first column that goes through it.</summary>
    private ImmutableArray<CheckPlan> Checks(ImmutableArray<string> path) =>
    [
        .. Enumerable.Range(1, path.Length - 1)
            .Select(length => path[..length])
            .Where(outer => _checked.Add(SingularPath.Format(outer)))
            .Select(outer => new CheckPlan(Value(outer), SingularPath.Format(outer))),
    ];

    private static IEnumerable<ObjectPlan> Flatten(ObjectPlan plan) =>
        plan.Members.Select(member => member.Inside).OfType<ObjectPlan>().SelectMany(Flatten).Prepend(plan);
}
