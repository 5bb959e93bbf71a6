using System.Reflection;
using EventLogs.Compiler.Emitting;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;
using static EventLogs.CompilerTestKit.Models;

namespace EventLogs.CompilerTests.Emitting;

public sealed class RecordEmitterTests
{
    private const string Hostile =
        "\"quoted\" 'single' \\ */ </summary> <c> ]]> & &amp; #endif // \r\n\u2028\u2029\u0085\u202E\u200B\0😀 \uD800 {{ 1 }}";

    private const BindingFlags AllMembers =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void Any_key_names_a_property_a_record_and_constants()
    {
        var logs = CollidingKeys.All.Select(set => (Keys: set.Value, Log: LogWith(set.Key, set.Value))).ToList();

        using var records = EmittedRecords.Of(logs.Select(log => log.Log));

        foreach (var (keys, log) in logs)
        {
            var line = string.Join(", ", keys.Select(key => $"{Escaping.JsonString(key)}: {Escaping.JsonString(key)}"));
            var row = records.Read(log, "Row", $"{{ {line} }}");
            Assert.Equal(keys, row.GetType().GetProperties().Take(keys.Length).Select(property => (string?)property.GetValue(row)));
        }
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var values = new[] { Hostile, Hostile + "2", "", " ", "*/", "\n" };
        var log = Models.Log(
            DefaultId,
            Struct(
                Optional("state", Text(values), Hostile),
                Required(Hostile, Struct(Optional("a", Text(), Hostile)), Hostile)),
            description: Hostile);

        using var records = EmittedRecords.Of(log);

        var constants = records.Type(log, "DetailState").GetFields().Select(field => (string?)field.GetRawConstantValue());
        Assert.Equal(values, constants);
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void Events_of_one_name_from_several_sources_compile_together()
    {
        string[] sources = ["a", "b", "system", "global", "event-logs", "event-catalog", "microsoft", "aws.code", "aws.codebuild"];
        string[] names = ["object", "string", "system", "event", "row", "json-context", "event-logs", "build-state-change", "-1"];
        SchemaId[] ids =
        [
            .. sources.Select(source => new SchemaId(source, "state-change")),
            .. names.Select(name => new SchemaId("aws.code", name)),
        ];
        var detail = Struct(Optional("state", Text("A")), Optional("at", Instant), Optional("more", Json));
        var logs = ids.Select(id => Models.Log(id, detail)).ToList();

        using var records = EmittedRecords.Of(logs);

        NonEmpty.All(logs, log => Assert.NotNull(records.Type(log, "Event")));
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void A_type_may_be_called_like_anything_in_the_json_context()
    {
        var simple = Models.Log(Optional("when", Instant), Optional("count", Int), Optional("any", Json));
        using var records = EmittedRecords.Of(simple);
        var context = records.Type(simple).GetProperty("JsonContext")!.PropertyType;
        var names = context.GetMembers(AllMembers).Select(member => member.Name).Distinct().ToList();
        Assert.Contains("TryGetTypeInfoForRuntimeCustomConverter", names);

        using var hostile = EmittedRecords.Of(Models.Log([.. names.Select(name => Optional(name, Struct(Optional("x", Int))))]));
    }

    [Fact]
    public void A_definition_that_is_used_twice_is_one_record()
    {
        var shared = Named("Address", Required("city", Text()));
        var log = Models.Log(
            Required("home", shared), Optional("others", ArrayOf(shared)), Optional("deep", Struct(Optional("down", shared))));

        using var records = EmittedRecords.Of(log);

        var nested = records.Type(log).GetNestedTypes().Select(type => type.Name);
        Assert.Equal(["Address", "Deep", "Detail", "Event", "EventDetailType", "EventSource", "Row", "RowAddress", "RowDeep"],
            nested.Where(name => !name.EndsWith("_JsonContext", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Very_long_names_are_cut_and_stay_distinct()
    {
        string[] keys = [.. Enumerable.Range(0, 20).Select(i => new string('名', 2000) + i)];
        ColumnType deep = Text();
        for (var level = 0; level < 16; level++)
            deep = level % 2 == 0 ? MapOf(deep) : Struct(keys.Select(key => Optional(key, deep)).Take(2));
        var log = Models.Log(new SchemaId(new string('s', 500), new string('n', 500)), Struct(keys.Select(key => Optional(key, deep))));

        using var records = EmittedRecords.Of(log);

        Assert.Equal(keys.Length, records.Type(log, "Detail").GetProperties().Length);
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void Three_hundred_columns_and_collections_inside_one_another_are_fine()
    {
        ColumnType deep = Int;
        for (var level = 0; level < 16; level++)
            deep = level % 3 == 0 ? ArrayOf(deep) : MapOf(deep);
        var log = Models.Log([.. Enumerable.Range(0, 300).Select(i => Required($"column{i}", Text())), Optional("deep", deep)]);

        using var records = EmittedRecords.Of(log);

        Assert.Equal(301, records.Type(log, "Row").GetProperties().Length);
    }

    [Fact]
    public void The_text_is_the_same_every_time_with_nothing_invisible_in_it()
    {
        var log = Models.Log(DefaultId, Struct(Required(Hostile, Text(Hostile), Hostile)), Hostile);

        var (first, second) = (new RecordEmitter().Emit(log), new RecordEmitter().Emit(log));

        Assert.Equal(first, second);
        Assert.Equal("test.source/thing-happened/ThingHappened.record.g.cs", first.Path);
        Assert.StartsWith("// <auto-generated/>\n#nullable enable\n", first.Content, StringComparison.Ordinal);
        Assert.EndsWith("}\n", first.Content, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Content, character => character != '\n' && char.IsControl(character));
        Assert.DoesNotContain(first.Content, character => character is '\u202E' or '\u2028' or '\u200B');
    }

    [Fact]
    public void The_records_of_an_event_read_well()
    {
        var revision = Named(
            "RevisionLocation", Required("revisionType", Text("S3", "GitHub"), "Where the revision is stored"), Optional("bucket", Text()));
        var log = Models.Log(
            Required("deploymentId", Text(), "The ID of the deployment"),
            Required("state", Text("START", "SUCCESS", "ROLLED_BACK"), "The state"),
            Optional("attempt", Int),
            Optional("startedAt", Timestamp, "When it started"),
            Optional("revision", revision, "What is deployed"),
            Optional("steps", ArrayOf(Struct(Required("name", Text()), Optional("seconds", Number)))),
            Optional("tags", MapOf(Text())),
            Optional("overrides", Json, "Free form"));

        Snapshots.Match("Emitting", "ThingHappened.record.g.cs.snap", new RecordEmitter().Emit(log).Content);
    }

    private static EventLog LogWith(string folder, string[] keys)
    {
        var records = keys.Select((key, i) => Optional(key, Somewhere(i, Named(i % 2 == 0 ? key : null, Optional(key, Text(keys))))));
        return Models.Log(
            DefaultId with { Folder = folder }, Struct([.. keys.Select(key => Optional(key, Text())), Optional("all", Struct(records))]));
    }

    private static ColumnType Somewhere(int number, ColumnType type) =>
        (number % 3) switch { 0 => type, 1 => ArrayOf(type), _ => MapOf(type) };
}
