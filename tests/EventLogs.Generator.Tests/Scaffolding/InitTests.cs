namespace EventLogs.Generator.Tests.Scaffolding;

/// <summary><c>eventlogs init</c>.</summary>
public sealed class InitTests : IDisposable
{
    private const string Event = """{ "source": "com.example.shop", "detail-type": "Order Placed", "id": "1", "account": "1", "time": "2026-11-22T18:43:48Z", "detail": { "orderId": "o-1" } }""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_empty_folder_gets_an_example_that_is_clean_and_compiles()
    {
        var result = await InitAsync("--name", "Shop");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("+ schemas/com.example.shop/order-placed.schema.json\n", result.Out, StringComparison.Ordinal);
        using var code = Compile("generated");
        Assert.NotNull(code.Type("Shop.Events.EventCatalog"));
        var lint = await CommandLine.RunAsync("lint", "--schemas", _folder["schemas"]);
        Assert.Equal((0, "1 schema: 0 errors, 0 warnings\n", ""), (lint.ExitCode, lint.Out, lint.Error));
    }

    [Fact]
    public async Task The_heartbeat_is_among_the_events_where_it_is_asked_for()
    {
        await InitAsync("--name", "Shop");
        Assert.False(Directory.Exists(_folder["schemas/eventlogs"]));

        var result = await InitAsync("--name", "Shop", "--heartbeat");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            File.ReadAllText(Path.Combine(Repository.Root, "schemas", "eventlogs", "heartbeat.schema.json")).ReplaceLineEndings("\n"),
            _folder.Read("schemas/eventlogs/heartbeat.schema.json"));
        using var code = Compile("generated");
        Assert.NotNull(code.Type("Shop.Events.Eventlogs.Heartbeat"));
        var lint = await CommandLine.RunAsync("lint", "--schemas", _folder["schemas"]);
        Assert.Equal((0, "2 schemas: 0 errors, 0 warnings\n"), (lint.ExitCode, lint.Out));
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_a_run_after_a_loss_brings_back_what_is_missing()
    {
        await InitAsync("--name", "Shop");
        var before = Files();

        var again = await InitAsync("--name", "Other");

        Assert.Equal(0, again.ExitCode);
        Assert.DoesNotContain("+ ", again.Out, StringComparison.Ordinal);
        Assert.Equal(before, Files());

        File.Delete(_folder[".gitignore"]);
        File.Delete(_folder["generated/Shop.Events.csproj"]);
        await InitAsync("--name", "Shop");
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task Nothing_that_is_there_is_overwritten()
    {
        string[] mine = [".config/dotnet-tools.json", ".gitattributes", ".gitignore", ".vscode/settings.json", "README.md"];
        foreach (var file in mine)
            _folder.Write(file, "mine");

        var result = await InitAsync("--name", "Shop");

        Assert.Equal(0, result.ExitCode);
        NonEmpty.All(mine, file => Assert.Equal("mine", _folder.Read(file)));
        NonEmpty.All(mine, file => Assert.Contains($"= {file}\n", result.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manifest_of_tools_at_the_root_is_the_only_one()
    {
        _folder.Write("dotnet-tools.json", "mine");

        var result = await InitAsync("--name", "Shop");

        Assert.Contains("= dotnet-tools.json\n", result.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder[".config"]));
    }

    [Fact]
    public async Task A_repository_of_another_layout_keeps_it()
    {
        _folder.Write("src/Shop.csproj", "mine");

        var result = await InitAsync("--name", "Shop", "--schemas", "contracts/events", "--output", "src/Generated");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("src/Shop.csproj compiles what is generated: dotnet add src/Shop.csproj package EventLogs.Runtime --version ", result.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder["src/Generated"], "*.csproj"));
        Assert.Contains("\"assembly\": \"src/bin/*/net10.0/Shop.dll\"", _folder.Read("eventlogs.json"), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["contracts/events/com.example.shop/order-placed.schema.json"]));
        using var code = Compile("src/Generated");
    }

    [Theory]
    [InlineData("event.json", Event, "schemas/com.example.shop/order-placed.schema.json")]
    [InlineData("events.ndjson", Event + "\n" + Event, "schemas/com.example.shop/order-placed.schema.json")]
    [InlineData("events.json", "[" + Event + "]", "schemas/com.example.shop/order-placed.schema.json")]
    [InlineData("put.json", """{ "Source": "com.example.shop", "DetailType": "Order Placed", "Detail": "{}" }""", "schemas/com.example.shop/order-placed.schema.json")]
    [InlineData("order-sent.json", """{ "type": "object", "title": "Order Sent", "properties": { "id": { "type": "string" } } }""", "schemas/my.shop/order-sent.schema.json")]
    [InlineData("order-sent.yaml", "type: object\ntitle: Order Sent\nproperties:\n  id:\n    type: string\n", "schemas/my.shop/order-sent.schema.json")]
    public async Task What_to_begin_with_may_be_of_any_kind(string name, string text, string schema)
    {
        using var inputs = new TempFolder();

        var result = await InitAsync("--name", "Shop", "--source", "my.shop", "--from", inputs.Write(name, text));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"+ {schema}\n", result.Out, StringComparison.Ordinal);
        using var code = Compile("generated");
    }

    [Fact]
    public async Task An_export_says_everything_itself()
    {
        var result = await InitAsync("--name", "Shop", "--from", Path.Join(Repository.Tests, "Fixtures", "Registry"));

        Assert.Equal(0, result.ExitCode);
        Assert.InRange(Directory.GetFiles(_folder["schemas"], "*.schema.json", SearchOption.AllDirectories).Length, 10, 500);
    }

    /// <summary>Nothing is written where something cannot be.</summary>
    [Theory]
    [InlineData("EVL215", "a.json", Event, "b.json", "{}")]
    [InlineData("EVL102", "a.json", """{ "type": "object", "properties": { "id": {} } }""")]
    [InlineData("EVL100")]
    public async Task What_cannot_be_imported_leaves_the_folder_as_it_is(string id, params string[] inputs)
    {
        using var from = new TempFolder();
        foreach (var file in inputs.Chunk(2))
            from.Write(file[0], file[1]);

        var result = await InitAsync("--name", "Shop", "--from", from.Path);

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.Contains($": error {id}: ", result.Error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("EVL214", "--name", "Line-Writer")]
    [InlineData("EVL213", "--name", "Shop", "--schemas", "/etc")]
    [InlineData("EVL213", "--name", "Shop", "--output", "")]
    public async Task A_name_or_a_path_that_cannot_be_used_is_refused(string id, params string[] arguments)
    {
        var result = await InitAsync(arguments);

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.Contains($": error {id}: ", result.Error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    private Task<CommandResult> InitAsync(params string[] arguments) => CommandLine.RunAsync(["init", _folder.Path, .. arguments]);

    private CompiledCode Compile(string output) =>
        CompiledCode.Of(Directory.EnumerateFiles(_folder[output], "*.g.cs", SearchOption.AllDirectories).Select(path => (path, File.ReadAllText(path))));

    private SortedDictionary<string, string> Files() => new(
        Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(_folder.Path, path), File.ReadAllText),
        StringComparer.Ordinal);
}
