using EventLogs.Compiler.Emitting;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using static EventLogs.CompilerTestKit.Models;

namespace EventLogs.CompilerTests.Emitting;

public sealed class MapperEmitterTests
{
    private const int ColumnChecks = 50_000;

    private static readonly string[] HostileNames =
    [
        "", " ", "\"", "\\", "\\\"", "'", "`", "{", "{0}", "{{", "}}", "//", "/*", "*/", "</summary>", "<a>", "&", "u8", "@a",
        "#if", "$", "a['b']",
        "\n", "\r\n", "\t", "\0", "\u0085", "\u2028", "\u2029", "\u202e", "\uFEFF", "é", "e\u0301", "détail", "日本", "😀",
        "class", "namespace", "string", "global::System", "value", "found", "row", "reader", "name", "line",
        "Itself", "Map", "Read", "Write", "ToString", "Equals", "GetType", "EventReader", "ValueSlice", "MapResult",
        "1a", "_a", "a", "A", "a-a", "aA", "AA", "a.b", new('x', 300),
    ];

    private static readonly string[] EventNames =
        ["map", "event", "event-reader", "map-result", "value-slice", "thing", "thing-mapper", "read-only-span", "system", "span"];

    /// <summary>Several columns from one path, through one path and of one path that others go through, and every type.</summary>
    private static EventLog Rich
    {
        get
        {
            var shared = Named("money", Required("amount", Int), Optional("currency code", Text()));
            var detail = Struct(
                Required("id", Text()),
                Optional("owner", Struct(Required("name", Text()), Optional("since", Timestamp), Optional("more", Json))),
                Required("price", shared),
                Optional("prices", ArrayOf(shared)),
                Optional("tags", MapOf(Text())),
                Optional("matrix", ArrayOf(ArrayOf(Number))),
                Optional("groups", MapOf(ArrayOf(MapOf(shared)))),
                Optional("anything", Json),
                Optional("flag", Bool));
            var log = Log(DefaultId, detail);
            return log with
            {
                Columns =
                [
                    Column("timestamp", Timestamp, true, "time"),
                    Column("timeText", Text(), true, "time"),
                    Arn("application", "codedeploy:application"),
                    Arn("instance", "*:instance"),
                    Column("name", Text(), false, "detail", "owner", "name"),
                    Column("since", Timestamp, false, "detail", "owner", "since"),
                    .. log.Columns,
                    Column("amount", Int, true, "detail", "price", "amount"),
                    Column("resources", ArrayOf(Text()), true, "resources"),
                    Column("wholeDetail", Json, true, "detail"),
                ],
            };
        }
    }

    [Fact]
    public void Small_mapper() =>
        Snapshots.Match("Emitting", "small.mapper.g.cs.snap", Emit(Log(Required("state", Text()), Optional("count", Int))));

    [Fact]
    public void Rich_mapper() => Snapshots.Match("Emitting", "rich.mapper.g.cs.snap", Emit(Rich));

    [Fact]
    public void A_rich_mapper_does_what_the_model_says() => Check(Rich);

    [Fact]
    public void Names_of_any_kind_are_only_data()
    {
        var columns = HostileNames.Select(name => Optional(name, Text()));
        var paths = HostileNames.Select(name => Optional(name, Struct(Optional(name, Int))));
        var structs = HostileNames.Select(name => Required(name, Named(name, Required(name, Text()))));
        Check(
            Log(new SchemaId("hostile.a", "columns"), Struct(columns)),
            WithColumnsInside(Log(new SchemaId("hostile.b", "paths"), Struct(paths))),
            Log(new SchemaId("hostile.c", "structs"), Struct(structs)));
    }

    [Fact]
    public void Names_of_events_do_not_get_in_the_way_of_the_code()
    {
        var detail = Struct(Required("thing mapper", Text()), Optional("system", Struct(Optional("a", Text()))));
        Check([.. EventNames.Select(name => Log(new SchemaId("event.logs", name), detail))]);
    }

    [Fact]
    public void Hundreds_of_columns_and_deep_nesting_compile_and_map()
    {
        ColumnType nested = Text();
        for (var depth = 0; depth < 16; depth++)
            nested = depth % 4 == 0 ? Struct(Optional("inside", nested)) : depth % 4 == 1 ? MapOf(nested) : ArrayOf(nested);
        Check(Log([.. Enumerable.Range(0, 500).Select(i => Optional($"column {i}", i % 2 == 0 ? Text() : Int)), Optional("deep", nested)]));
    }

    [Fact]
    public void The_code_grows_no_faster_than_the_column_s_type()
    {
        ColumnType shared = Named("leaf", Optional("a", Text()));
        for (var depth = 0; depth < 8; depth++)
            shared = Named($"level {depth}", Optional("left", shared), Optional("right", shared));
        Assert.InRange(Emit(Log(Optional("tree", shared))).Length, 1, 80 * (int)GlueTypes.Length(shared));
    }

    [Fact]
    public void What_no_column_needs_is_not_walked()
    {
        var log = Log(Required("used", Text()), Optional("unused", Struct(Optional("deep", Text()))));
        var code = Emit(log with { Columns = [log.Columns[0]] });
        Assert.DoesNotContain("unused", code, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"account\"", code, StringComparison.Ordinal);
    }

    private static void Check(params EventLog[] logs)
    {
        using var mappers = EmittedMappers.Of(logs);
        foreach (var log in logs)
        {
            var mapper = mappers.Mapper(log);
            var events = new RandomEvents(log, seed: 1);
            var count = ColumnChecks / logs.Sum(log => log.Columns.Length);
            var mapped = Enumerable.Range(0, count).Count(_ => EmittedMappers.CheckAgainstModel(mapper, log, events.Next()));
            Assert.NotEqual(0, mapped);
        }
    }

    private static EventLog WithColumnsInside(EventLog log) => log with
    {
        Columns = [.. log.Columns.Select(column => Column(column.Name, Int, false, "detail", column.Name, column.Name))],
    };

    private static Column Column(string name, ColumnType type, bool isRequired, params string[] path) =>
        new(name, name.ToLowerInvariant(), type, new PathSource([.. path]), "", !isRequired);

    private static Column Arn(string name, string pattern)
    {
        var parts = pattern.Split(':');
        return new(name, name, Text(), new ArnSource(["resources"], new ArnPattern(parts[0], parts[1])), "", IsNullable: true);
    }

    private static string Emit(EventLog log) => new MapperEmitter().Emit(log).Content;
}
