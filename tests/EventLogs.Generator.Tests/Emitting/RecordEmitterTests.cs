using System.Reflection;
using EventLogs.Generator.Emitting;
using EventLogs.Generator.Model;
using EventLogs.Generator.Tests.TestKit;
using static EventLogs.Generator.Tests.TestKit.Models;

namespace EventLogs.Generator.Tests.Emitting;

public sealed class RecordEmitterTests
{
    private const string Hostile = "\"quoted\" 'single' \\ */ </summary> <c> ]]> & &amp; #endif // \r\n\u2028\u2029\u0085\u202E\u200B\0😀 \uD800 {{ 1 }}";

    /// <summary>Keys by what they try to collide with.</summary>
    private static readonly (string Folder, string Keys)[] Keys =
    [
        ("keywords", "class namespace string int record required init get set field value var await async nameof typeof default null true"),
        ("object-members", "Equals GetHashCode GetType ToString MemberwiseClone ReferenceEquals Finalize Clone EqualityContract PrintMembers Deconstruct"),
        ("event-members", "Event Row JsonContext Map Columns Definition ThingHappened Detail"),
        ("context-members", "Default Options GetTypeInfo GeneratedSerializerOptions PropertyNames GetJsonTypeInfo ExpandConverter"),
        ("framework-types", "System Object String Int64 Double Boolean DateTimeOffset JsonElement NullableInt64 IReadOnlyListString IReadOnlyDictionaryStringString"),
        ("put-together-by-the-context", "Foo FooPropInit FooCtorParamInit IReadOnlyListFoo IReadOnlyDictionaryStringFoo NullableFoo Create_Foo _Foo"),
        ("njsonschema", "JsonInheritanceConverter JsonInheritanceAttribute DateFormatConverter $ref $schema definitions additionalProperties"),
        ("system-text-json", "$type $id $ref $values __type"),
        ("one-identifier", "a-b a_b aB AB Ab ab a.b a:b A-B"),
        ("letters-of-the-world", "日本語 größe Ελληνικά हिन्दी İstanbul ıstanbul ﬁn ß 𝒜 😀 e\u0301 \u0301"),
        ("no-letters", "1 2fa -1 _ __ - . ( 0x"),
        ("code", "\" \\ */ // </summary> ; } { {{1}} @class #if \u202E \u2028 \0"),
    ];

    [Fact]
    public void Any_key_names_a_property_a_record_and_constants()
    {
        var logs = Keys.Select(set => (Names: set.Keys.Split(' '), Log: LogWith(set.Folder, set.Keys.Split(' ')))).ToList();

        using var records = EmittedRecords.Of(logs.Select(log => log.Log));

        foreach (var (names, log) in logs)
        {
            var line = string.Join(", ", names.Select(key => $"{Escaping.JsonString(key)}: {Escaping.JsonString(key)}"));
            var row = records.Read(log, "Row", $"{{ {line} }}");
            Assert.Equal(names, row.GetType().GetProperties().Take(names.Length).Select(property => (string?)property.GetValue(row)));
        }
    }

    private static EventLog LogWith(string folder, string[] names)
    {
        var records = names.Select((key, i) => Optional(key, Somewhere(i, Named(i % 2 == 0 ? key : null, Optional(key, Text(names))))));
        return Models.Log(DefaultId with { Folder = folder }, Struct([.. names.Select(key => Optional(key, Text())), Optional("all", Struct(records))]));
    }

    private static ColumnType Somewhere(int number, ColumnType type) => (number % 3) switch { 0 => type, 1 => ArrayOf(type), _ => MapOf(type) };

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
    public void Events_of_one_name_from_several_sources_compile_together()
    {
        string[] sources = ["a", "b", "system", "global", "event-logs", "event-catalog", "microsoft", "aws.code", "aws.codebuild"];
        string[] names = ["object", "string", "system", "event", "row", "json-context", "event-logs", "attribute", "build-state-change", "-1"];
        var ids = sources.Select(source => new SchemaId(source, "state-change")).Concat(names.Select(name => new SchemaId("aws.code", name)));
        var logs = ids.Select(id => Models.Log(id, Struct(Optional("state", Text("A")), Optional("at", Instant), Optional("more", Json)))).ToList();

        using var records = EmittedRecords.Of(logs);

        Assert.All(logs, log => Assert.NotNull(records.Type(log, "Event")));
    }

    [Fact]
    public void A_type_may_be_called_like_anything_in_the_json_context()
    {
        var simple = Models.Log(Optional("when", Instant), Optional("count", Int), Optional("any", Json));
        using var records = EmittedRecords.Of(simple);
        var context = records.Type(simple).GetProperty("JsonContext")!.PropertyType;
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        var names = context.GetMembers(All).Select(member => member.Name).Distinct().ToList();
        Assert.Contains("TryGetTypeInfoForRuntimeCustomConverter", names);

        using var hostile = EmittedRecords.Of(Models.Log([.. names.Select(name => Optional(name, Struct(Optional("x", Int))))]));
    }

    [Fact]
    public void A_definition_that_is_used_twice_is_one_record()
    {
        var shared = Named("Address", Required("city", Text()));
        var log = Models.Log(Required("home", shared), Optional("others", ArrayOf(shared)), Optional("deep", Struct(Optional("down", shared))));

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
        Assert.DoesNotContain(first.Content, character => character != '\n' && (char.IsControl(character) || character is '\u202E' or '\u2028' or '\u200B'));
    }

    [Fact]
    public void The_records_of_an_event_read_well()
    {
        var config = Named("RevisionLocation", Required("revisionType", Text("S3", "GitHub"), "Where the revision is stored"), Optional("bucket", Text()));
        var log = Models.Log(
            Required("deploymentId", Text(), "The ID of the deployment"),
            Required("state", Text("START", "SUCCESS", "ROLLED_BACK"), "The state"),
            Optional("attempt", Int),
            Optional("startedAt", Timestamp, "When it started"),
            Optional("revision", config, "What is deployed"),
            Optional("steps", ArrayOf(Struct(Required("name", Text()), Optional("seconds", Number)))),
            Optional("tags", MapOf(Text())),
            Optional("overrides", Json, "Free form"));

        Snapshots.Match("Emitting", "ThingHappened.record.g.cs.snap", new RecordEmitter().Emit(log).Content);
    }
}
