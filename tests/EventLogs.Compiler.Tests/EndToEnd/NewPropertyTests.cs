using System.Collections.Immutable;
using System.Text.Json.Nodes;
using EventLogs.Compiler.Output;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.CompilerTests.EndToEnd;

/// <summary>The promise of the project: one optional property in a schema, one command, and every layer has it.</summary>
public sealed class NewPropertyTests : IDisposable
{
    private const string Property = "startedBy";
    private const string Description = "Who started the deployment";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task A_new_property_changes_every_artifact_and_its_value_reaches_the_line()
    {
        _folder.CopyOf(Schemas.Shipped, "schemas");
        await GenerateAsync();
        var before = Generated();
        var schemas = Directory.EnumerateFiles(_folder["schemas"], "*.schema.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".meta.schema.json", StringComparison.Ordinal))
            .ToList();
        schemas.ForEach(AddProperty);

        await GenerateAsync();

        var after = Generated();
        Assert.Equal(before.Keys, after.Keys);

        // the list of events is as long as before; what it lists has changed. Views name their columns
        Assert.Equal(["EventCatalog.g.cs"], before.Keys.Where(file => before[file] == after[file] && !IsView(file)));
        NonEmpty.All(
            after.Where(file => file.Key.Split('/').Length == 3 && !IsView(file.Key)),
            file => Assert.Contains(Mark(file.Key), file.Value, StringComparison.Ordinal));

        using var code = CompiledCode.Of(after.Select(file => new Artifact(file.Key, file.Value)));
        var events = (ImmutableArray<EventDefinition>)code.Type("EventLogs.Generated.EventCatalog").GetProperty("Events")!.GetValue(null)!;
        Assert.Equal(schemas.Count, events.Length);
        NonEmpty.All(events, CheckLine);
    }

    /// <summary>What stands in an artifact of each kind for the new property.</summary>
    private static string Mark(string path) => path.Split('/')[^1] switch
    {
        "columns.glue.json" => """
              {
                "Name": "startedby",
                "Type": "string",
                "Comment": "Who started the deployment"
              }
            ]
            """,
        "table.athena.sql" or "history.athena.sql" => $"\n  `startedby` string COMMENT '{Description}'\n)",
        "fold.athena.sql" => "\n  \"startedby\"\nFROM (\n",
        "events.athena.sql" => "\n  \"startedby\",\n",
        "README.md" => $"\n- `{Property}` : {Description}\n",
        var file when file.EndsWith(".record.g.cs", StringComparison.Ordinal) => "public string? StartedBy { get; init; }",
        var file when file.EndsWith(".mapper.g.cs", StringComparison.Ordinal) => "\"$.detail.startedBy\", IfMissing.LeaveOut",
        var file when file.EndsWith(".columns.g.cs", StringComparison.Ordinal) => "public const string StartedBy = \"startedby\";",
        var file => throw new ArgumentOutOfRangeException(nameof(path), file, "An artifact of a kind that this test does not know."),
    };

    private static bool IsView(string file) => file.EndsWith(".view.athena.sql", StringComparison.Ordinal);

    private void CheckLine(EventDefinition definition)
    {
        var file = $"schemas/{definition.Id.Replace("/", "/samples/", StringComparison.Ordinal)}.minimal.json";
        var sample = JsonNode.Parse(_folder.Read(file))!;
        sample["detail"]![Property] = "Ada";
        var line = new LineBuffer();

        Assert.Equal(MapResult.Mapped, definition.Mapper(System.Text.Encoding.UTF8.GetBytes(sample.ToJsonString()), new EventWorkspace(), line));

        Assert.Equal("Ada", (string?)JsonNode.Parse(line.Written)![Property]);
        Assert.Equal(new ColumnDefinition("startedby", Property, "string", Description, IsNullable: true), definition.Table.Columns[^1]);
    }

    private static void AddProperty(string file)
    {
        var schema = JsonNode.Parse(File.ReadAllText(file))!;
        schema["properties"]!["detail"]!["properties"]![Property] = new JsonObject { ["type"] = "string", ["description"] = Description };
        File.WriteAllText(file, schema.ToString());
    }

    private async Task GenerateAsync()
    {
        var result = await CommandLine.RunAsync("generate", "--schemas", _folder["schemas"], "--output", _folder["generated"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    private SortedDictionary<string, string> Generated() => new(
        Directory.EnumerateFiles(_folder["generated"], "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(_folder["generated"], file).Replace('\\', '/'), File.ReadAllText),
        StringComparer.Ordinal);
}
