using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Configuration;
using EventLogs.Runtime.Records;

namespace EventLogs.Generator.Tests.Settings;

/// <summary><c>eventlogs.json</c>: what commands take from it, and what they say of one that is wrong.</summary>
public sealed class SettingsTests : IDisposable
{
    /// <summary>What is wrong, and all that is said of it.</summary>
    private static readonly (string Text, string[] Problems)[] Wrong =
    [
        ("", ["(1,1): error EVL210: "]),
        ("[]", ["(1,1): error EVL210: The file must hold a JSON object."]),
        ("null", ["(1,1): error EVL210: The file must hold a JSON object."]),
        ("{\n  \"namespace\": \"Shop\",\n}", ["(3,1): error EVL210: "]),
        ("{ \"namespace\": \"Shop\" } x", ["(1,25): error EVL210: "]),
        ("{ \"namespace\": \"\\uD800\" }", ["(1,1): error EVL210: "]),
        ("{}", ["(1,1): error EVL211: The member 'namespace' is missing."]),
        ("{\n  \"namspace\": \"Shop\"\n}",
            ["(1,1): error EVL211: The member 'namespace' is missing.", "(2,3): error EVL211: Unknown member 'namspace'. There are: $schema, namespace, schemas, output, assembly, jsonContexts, lint, acceptedChanges."]),
        ("{ \"namespace\": 1, \"schemas\": [\"a\"] }",
            ["(1,3): error EVL211: 'namespace' must be a string.", "(1,19): error EVL211: 'schemas' must be a string."]),
        ("{ \"namespace\": \"Shop\", \"namespace\": \"Shop\" }", ["(1,24): error EVL211: 'namespace' stands there twice."]),
        ("{ \"namespace\": \"\" }", ["(1,3): error EVL212: '' is not a C# namespace."]),
        ("{ \"namespace\": \"Shop-Events\" }", ["(1,3): error EVL212: 'Shop-Events' is not a C# namespace."]),
        ("{ \"namespace\": \"Shop..Events\" }", ["(1,3): error EVL212: 'Shop..Events' is not a C# namespace."]),
        ("{ \"namespace\": \"Shop.1\" }", ["(1,3): error EVL212: 'Shop.1' is not a C# namespace."]),
        ("{ \"namespace\": \"Shop.event\" }", ["(1,3): error EVL212: 'event' is a keyword of C#."]),
        ("{ \"namespace\": \"Shop.LineWriter\" }", ["(1,3): error EVL212: 'LineWriter' is the name of a type that generated code uses."]),
        ("{ \"namespace\": \"Shop\", \"schemas\": \"\" }", ["(1,24): error EVL213: 'schemas' must not be empty."]),
        ("{ \"namespace\": \"Shop\", \"schemas\": \"/etc\" }", ["(1,24): error EVL213: 'schemas' must be a path from the folder of this file, with / between the names."]),
        ("{ \"namespace\": \"Shop\", \"output\": \"C:x\" }", ["(1,24): error EVL213: 'output' must be a path from the folder of this file, with / between the names."]),
        ("{ \"namespace\": \"Shop\", \"output\": \"a\\\\b\" }", ["(1,24): error EVL213: 'output' must be a path from the folder of this file, with / between the names."]),
        ("{ \"namespace\": \"Shop\", \"lint\": {} }", ["(1,24): error EVL211: 'lint' must be a list of objects."]),
        ("{ \"namespace\": \"Shop\", \"jsonContexts\": \"off\" }", ["(1,24): error EVL211: 'jsonContexts' must be one of: each-event, none."]),
        ("{ \"namespace\": \"Shop\", \"acceptedChanges\": [{ \"change\": 1, \"event\": \"a/b\" }] }",
            ["(1,44): error EVL211: The member 'reason' is missing in 'acceptedChanges'.", "(1,46): error EVL211: 'change' in 'acceptedChanges' must be a string that is not empty."]),
        ("{ \"namespace\": \"Shop\", \"assembly\": \"bin\" }", ["(1,24): error EVL213: 'assembly' must name a file that ends in .dll."]),
    ];

    private readonly TempFolder _folder = new();

    /// <summary>The settings that docs/automation.md shows.</summary>
    private static string ShownSettings => Repository.Read("docs/automation.md").Split("```json\n")[1].Split("```")[0];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Wrong.Length)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_wrong_is_said_at_once_with_its_location_by_every_command(int number)
    {
        var (text, problems) = Wrong[number];
        _folder.Write("contracts/events/" + Schemas.OrdersFile, Schemas.Orders().ToString());
        var file = _folder.Write(SettingsFile.Name, text);
        var schemas = _folder["contracts/events"];

        foreach (var command in new string[][] { ["generate"], ["lint"], ["list"], ["sample", "order_placed"], ["diff", "--against", schemas], ["import", schemas] })
        {
            var result = await CommandLine.RunAsync([.. command, "--schemas", schemas]);

            Assert.Equal((1, ""), (result.ExitCode, result.Out));
            var said = result.Error.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).ToArray();
            Assert.Equal(problems.Length, said.Length);
            NonEmpty.All(problems.Zip(said), pair => Assert.StartsWith(file + pair.First, pair.Second, StringComparison.Ordinal));
        }

        Assert.Equal(["contracts", SettingsFile.Name], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_settings_say_where_the_schemas_are_what_is_written_and_its_namespace()
    {
        _folder.Write(SettingsFile.Name, """{ "namespace": "Shop.Events", "schemas": "contracts/events", "output": "src/Generated" }""");
        _folder.Write("contracts/events/" + Schemas.OrdersFile, Schemas.Orders().WithEventId().ToString());

        var result = await CommandLine.RunAsync("generate", "--schemas", _folder["contracts/events"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.EndsWith($"{_folder["src/Generated"]}: 11 files changed\n", result.Out, StringComparison.Ordinal);
        var sources = Directory.EnumerateFiles(_folder["src/Generated"], "*.g.cs", SearchOption.AllDirectories).Select(path => (path, File.ReadAllText(path))).ToList();
        using var code = CompiledCode.Of(sources);
        Assert.Equal("Shop.Events.TestShop.OrderPlaced", code.Type("Shop.Events.TestShop.OrderPlaced").FullName);
        Assert.Single(((System.Collections.IEnumerable)code.Type("Shop.Events.EventCatalog").GetProperty("Events")!.GetValue(null)!).Cast<object>());
        Assert.DoesNotContain(sources, source => source.Item2.Contains("EventLogs.Generated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_JSON_contexts_the_records_are_read_by_reflection()
    {
        _folder.Write(SettingsFile.Name, """{ "namespace": "Shop", "jsonContexts": "none" }""");
        _folder.Write("schemas/" + Schemas.OrdersFile, Schemas.Orders("""{ "type": "object", "required": ["n"], "properties": { "n": { "type": "integer" } } }""").ToString());

        Assert.Equal(0, (await CommandLine.RunAsync("generate", "--schemas", _folder["schemas"])).ExitCode);

        var sources = Directory.EnumerateFiles(_folder["generated"], "*.g.cs", SearchOption.AllDirectories).Select(path => (path, File.ReadAllText(path))).ToList();
        Assert.DoesNotContain(sources, source => source.Item2.Contains("JsonContext", StringComparison.Ordinal) || source.Item2.Contains("\n\n}", StringComparison.Ordinal));
        using var code = CompiledCode.Of(sources);
        var options = new JsonSerializerOptions { RespectNullableAnnotations = true, Converters = { new IntegerConverter() } };
        var record = code.Type("Shop.TestShop.OrderPlaced+Event");
        Assert.Equal("""{"source":null,"detail-type":null,"resources":null,"detail":{"n":1}}""", JsonSerializer.Serialize(JsonSerializer.Deserialize("""{ "detail": { "n": 1.0 } }""", record, options), record, options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{ "detail": {} }""", record, options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{ "detail": null }""", record, options));
    }

    [Fact]
    public async Task The_settings_that_are_shown_are_taken()
    {
        _folder.Write(SettingsFile.Name, ShownSettings);
        _folder.Write("schemas/" + Schemas.OrdersFile, Schemas.Orders().ToString());

        var result = await CommandLine.RunAsync("lint", "--schemas", _folder["schemas"]);

        // what they say of EVL046 makes an error of a warning; what they switch off is not in this repository
        Assert.Contains(": error EVL046: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(": warning EVL221: There is no EVL046 in schemas/shop.legacy any more.", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task An_option_counts_more_than_the_settings()
    {
        _folder.Write(SettingsFile.Name, """{ "namespace": "Shop.Events", "output": "src/Generated" }""");
        _folder.Write("schemas/" + Schemas.OrdersFile, Schemas.Orders().ToString());

        var result = await CommandLine.RunAsync("generate", "--schemas", _folder["schemas"], "--output", _folder["other"]);

        Assert.Equal(0, result.ExitCode);
        Assert.True(File.Exists(_folder["other/EventCatalog.g.cs"]));
        Assert.False(Directory.Exists(_folder["src"]));
    }

    [Fact]
    public void The_settings_are_found_from_any_folder_below_and_the_nearest_count()
    {
        var (outer, inner) = (_folder.Write(SettingsFile.Name, "{}"), _folder.Write("a/b/" + SettingsFile.Name, "{}"));

        Assert.Equal(outer, SettingsFile.Find(_folder.Path));
        Assert.Equal(outer, SettingsFile.Find(_folder["a"]));
        Assert.Equal(inner, SettingsFile.Find(_folder["a/b"]));
        Assert.Equal(inner, SettingsFile.Find(_folder["a/b/c/none"]));
        Assert.Equal(outer, SettingsFile.Find(_folder["a/b/../c"]));
    }

    /// <summary>A catalog is a class like those of events, and code of one repository stands beside that of any other.</summary>
    [Theory]
    [InlineData("Shop")]
    [InlineData("_.Übergabe.é")]
    [InlineData("EventLogs")]
    [InlineData("EventLogs.Runtime")]
    [InlineData("EventLogs.Runtime.Catalog.Shop")]
    [InlineData("Microsoft.Collections")]
    [InlineData("Shop.Events.EventCatalog")]
    [InlineData("Shop.Event.Row.Map.Columns.Definition.JsonContext")]
    [InlineData("Shop.Text.Json.Immutable.Object.Text")]
    [InlineData("global.record.var.file.String.Int64")]
    [InlineData("OrderPlaced.TestShop")]
    public async Task Code_in_any_namespace_that_is_not_refused_compiles(string name)
    {
        _folder.Write(SettingsFile.Name, new JsonObject { ["namespace"] = name }.ToString());
        _folder.CopyOf(Fixtures.Folder("picks"), "schemas");
        _folder.Write("schemas/" + Schemas.OrdersFile, Schemas.Orders("""{ "properties": { "at": { "type": "string", "format": "date-time" }, "lines": { "type": "array", "items": { "type": "object", "additionalProperties": {} } } } }""").ToString());

        var result = await CommandLine.RunAsync("generate", "--schemas", _folder["schemas"]);

        Assert.Equal(0, result.ExitCode);
        using var code = CompiledCode.Of(Directory.EnumerateFiles(_folder["generated"], "*.g.cs", SearchOption.AllDirectories).Select(path => (path, File.ReadAllText(path))));
        Assert.NotNull(code.Type($"{name}.EventCatalog").GetProperty("Events")!.GetValue(null));
    }

    /// <summary>schemas/eventlogs.meta.schema.json says in editors what the tools say.</summary>
    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task Editors_take_for_well_formed_what_the_tools_do()
    {
        string[] right =
        [
            """{ "namespace": "Shop" }""",
            """{ "$schema": "x", "namespace": "Shop.Übergabe._1", "schemas": "../a b/c", "output": "src/Generated", "assembly": "a/bin/*/net10.0/Shop.dll" }""",
            """{ "namespace": "Shop", "lint": [{ "id": "EVL046", "severity": "off", "file": "schemas/x", "pointer": "/a", "reason": "b" }], "acceptedChanges": [{ "change": "column-removed", "event": "a/b", "reason": "c" }] }""",
            ShownSettings,
            Repository.Read(SettingsFile.Name),
            Repository.Read("tests/EventLogs.Fixtures/" + SettingsFile.Name),
        ];
        var inEditors = Wrong.Where(wrong => !wrong.Problems[0].Contains("EVL210", StringComparison.Ordinal) && !wrong.Text.Contains("\"namespace\": \"Shop\", \"namespace\"", StringComparison.Ordinal)
            && !wrong.Text.Contains("LineWriter", StringComparison.Ordinal) && !wrong.Text.Contains("Shop.event", StringComparison.Ordinal));
        var documents = right.Select((text, i) => ($"right {i}", JsonNode.Parse(text))).Concat(inEditors.Select(wrong => (wrong.Text, JsonNode.Parse(wrong.Text)))).ToList();

        var errors = await NodeTool.SchemaErrorsAsync(JsonNode.Parse(Repository.Read("schemas/eventlogs.meta.schema.json"))!, documents);

        Assert.DoesNotContain(errors, error => error.StartsWith("right", StringComparison.Ordinal));
        NonEmpty.All(inEditors, wrong => Assert.Contains(errors, error => error.StartsWith(wrong.Text + ": ", StringComparison.Ordinal)));
    }
}
