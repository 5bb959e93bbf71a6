using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventLogs.Compiler;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Output;
using EventLogs.Runtime.Catalog;

namespace EventLogs.CompilerTests.EndToEnd;

/// <summary>Everything that is generated from all fixtures and the schemas of this repository: it is read by what will read it.</summary>
public sealed partial class ArtifactTests : IClassFixture<ArtifactTests.Everything>
{
    private readonly Everything _all;

    public ArtifactTests(Everything all) => _all = all;

    [Fact]
    public void The_catalog_holds_every_event_and_query()
    {
        var catalog = _all.Code.Type("EventLogs.Generated.EventCatalog");
        var events = (ImmutableArray<EventDefinition>)catalog.GetProperty("Events")!.GetValue(null)!;
        var queries = (ImmutableArray<SavedQuery>)catalog.GetProperty("Queries")!.GetValue(null)!;

        Assert.Equal(_all.Logs.Select(log => (log.Id.ToString(), log.Source, log.DetailType, log.Table)), events.Select(log => (log.Id, log.Source, log.DetailType, log.Table.Name)));
        Assert.Equal(_all.Compilation.Queries.Select(query => query.Sql.TrimEnd() + "\n"), queries.Select(query => query.Sql));
        Assert.Equal(queries.Length, queries.Select(query => query.Id).Distinct().Count());
    }

    [Fact]
    public void The_index_of_the_catalog_names_the_class_and_the_tables_of_each_event()
    {
        var catalog = _all.Code.Type("EventLogs.Generated.EventCatalog");
        var events = (ImmutableArray<EventDefinition>)catalog.GetProperty("Events")!.GetValue(null)!;
        var index = (string)catalog.GetField("Index", BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue()!;

        var lines = index.TrimEnd('\n').Split('\n').Select(line => line.Split(' ')).ToList();

        Assert.Equal(events.Select(log => (log.Table.Name, log.History!.Table, log.History.View)), lines.Select(line => (line[1], line[2], line[3])));
        NonEmpty.All(events.Zip(lines), pair => Assert.Same(pair.First, catalog.Assembly.GetType(pair.Second[0])!.GetProperty("Definition")!.GetValue(null)));
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task Every_view_is_in_the_catalog_and_its_statement_is_trino()
    {
        var views = (ImmutableArray<ViewDefinition>)_all.Code.Type("EventLogs.Generated.EventCatalog").GetProperty("Views")!.GetValue(null)!;
        var authored = _all.Compilation.Views.InOrder;

        Assert.Equal(authored.Select(view => (view.File.Name, view.File.Query + "\n")), views.Select(view => (view.Name, view.Query)));
        NonEmpty.All(authored.Zip(views), view => Assert.Equal(view.First.Columns!.Value, view.Second.Columns.Select(column => column.Name)));
        var statements = _all.Generation.Artifacts.Where(artifact => artifact.Path.EndsWith(".view.athena.sql", StringComparison.Ordinal)).Select(artifact => artifact.Content).ToList();
        Assert.Equal(statements, views.Select(view => view.CreateStatement));
        Assert.Empty(await NodeTool.SqlErrorsAsync(views.Select(view => (view.Name, "trino", view.CreateStatement))));
        NonEmpty.All(authored.Index(), view => Assert.DoesNotContain(authored[view.Index..], later => view.Item.Tables.Contains(later.File.Name)));
    }

    [Fact]
    public void The_columns_for_glue_are_those_of_the_code_and_within_its_limits()
    {
        foreach (var log in _all.Logs)
        {
            using var json = JsonDocument.Parse(_all.Text(log, "columns.glue.json"));
            var columns = json.RootElement.EnumerateArray().Select(column => (Name: Text(column, "Name"), Type: Text(column, "Type"), Comment: Text(column, "Comment"))).ToList();
            var table = _all.Code.Definition(log).Table;

            Assert.Equal(table.Columns.Select(column => (column.Name, column.Type, column.Comment)), columns);
            Assert.Equal(log.Columns.Select(column => column.Name), table.Columns.Select(column => column.Key));
            Assert.Equal(columns.Count, columns.Select(column => column.Name).Distinct().Count());
            NonEmpty.All(columns, column =>
            {
                Assert.Matches("^[a-z0-9_]{1,255}$", column.Name);
                Assert.InRange(column.Type.Length, 1, 131_072);
                Assert.Matches(SingleLine(), column.Comment);
            });
            Assert.InRange(table.Description.Length, 0, 2048);
        }
    }

    [Fact]
    public void The_table_finds_every_key_that_is_not_its_columns_name()
    {
        foreach (var table in _all.Logs.Select(log => _all.Code.Definition(log).Table))
        {
            var parameters = table.Format.SerdeParameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value);
            var hasCase = parameters.GetValueOrDefault("case.insensitive") == "FALSE";

            NonEmpty.All(table.Columns, column => Assert.Equal(
                hasCase ? column.Key : column.Key.ToLowerInvariant(), parameters.GetValueOrDefault($"mapping.{column.Name}", column.Name)));
            Assert.True(hasCase || !table.Columns.Any(column => column.Type.Contains("map<", StringComparison.Ordinal)), "the keys of a map would lose their case");
        }
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task The_table_definitions_are_hive_and_hold_every_column_and_parameter()
    {
        string[] statements = ["table.athena.sql", "history.athena.sql"];
        Assert.Empty(await NodeTool.SqlErrorsAsync(_all.Logs.SelectMany(log => statements.Select(file => ($"{log.Table} {file}", "hive", _all.Text(log, file))))));
        foreach (var log in _all.Logs)
        {
            var sql = _all.Text(log, "table.athena.sql");
            var table = _all.Code.Definition(log).Table;
            Assert.Equal(["${database}", "${location}"], Placeholder().Matches(sql).Select(match => match.Value));
            NonEmpty.All(table.Columns, column => Assert.Contains($"\n  `{column.Name}` ", sql, StringComparison.Ordinal));
            foreach (var parameter in table.Format.SerdeParameters)
                Assert.Contains($"\n  '{parameter.Key}' = '", sql, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task The_queries_of_the_history_are_trino_and_name_every_column()
    {
        var day = new DateOnly(2026, 11, 22);
        var histories = _all.Logs.Select(log => (log, _all.Code.Definition(log))).ToList();
        Assert.Empty(await NodeTool.SqlErrorsAsync(histories.SelectMany(history =>
            new[] { history.Item2.History!.Fold(day), history.Item2.History!.ViewQuery(day), history.Item2.History!.ViewQuery(null) }
                .Concat(history.Item2.History.EventId is null ? [] : [history.Item2.History.Missing(day), history.Item2.History.Folded(history.Item2.Table, day)])
                .Select(sql => (history.log.Table, "trino", sql)))));

        NonEmpty.All(histories, history =>
        {
            var (log, definition) = history;
            Assert.Equal(_all.Text(log, "fold.athena.sql"), definition.History!.FoldTemplate);
            Assert.Equal(_all.Text(log, "events.athena.sql"), definition.History.ViewTemplate);
            Assert.DoesNotContain("${", definition.History.Fold(day), StringComparison.Ordinal);
            Assert.Equal(log.EventId?.GlueName, definition.History.EventId);
            Assert.DoesNotContain("${", definition.History.ViewQuery(null), StringComparison.Ordinal);
            var table = definition.History.TableOf(definition.Table);
            Assert.Equal(definition.Table.Columns.Select(column => column.Name), table.Columns.Select(column => column.Name));
            NonEmpty.All(table.Columns, column => Assert.Contains($"\n  `{column.Name}` ", _all.Text(log, "history.athena.sql"), StringComparison.Ordinal));
        });
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task The_queries_of_the_documentation_and_the_saved_ones_are_trino()
    {
        var documented = _all.Logs.SelectMany(log => SqlBlock().Matches(_all.Text(log, "README.md")).Select(block => (log.Table, "trino", block.Groups["sql"].Value))).ToList();
        Assert.Equal(2 * _all.Logs.Count, documented.Count);

        Assert.Empty(await NodeTool.SqlErrorsAsync(documented.Concat(_all.Compilation.Queries.Select(query => (query.File.RelativePath, "trino", QueryTemplate.Read(query.Sql).Fill(ImmutableDictionary<string, string>.Empty))))));
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task The_documentation_is_one_page_that_text_of_the_schema_does_not_break()
    {
        var pages = await NodeTool.HtmlAsync(_all.Logs.Select(log => _all.Text(log, "README.md")));

        NonEmpty.All(_all.Logs.Zip(pages), page =>
        {
            var sections = Heading().Matches(page.Second).Select(heading => heading.Groups["title"].Value).ToList();
            var views = _all.Compilation.Views.InOrder.Where(view => view.Tables.Contains(page.First.Table + "_events")).ToList();
            Assert.Equal(
                [page.First.Table, "Log format", .. sections.Contains("Example") ? ["Example"] : (string[])[], "Tables", .. Enumerable.Repeat("", views.Count), "Queries"],
                sections.Select((section, i) => i > sections.IndexOf("Tables") && section != "Queries" ? "" : section));
            Assert.DoesNotMatch("<(script|b|img|em|del|blockquote|ol|a )", page.Second);
            Assert.Equal(
                4 + (page.First.Bus is null ? 0 : 1) + (page.First.Pattern is null ? 0 : 1) + page.First.Columns.Length + PartitionLayout.Keys.Length + views.Sum(view => 1 + view.Columns!.Value.Length),
                page.Second.Split("<tr>").Length - 1 - 2);
        });
    }

    [Fact]
    public void The_manifest_has_the_hash_of_every_artifact()
    {
        var manifest = _all.Generation.Manifest;

        Assert.Equal(_all.Generation.Artifacts.ToDictionary(artifact => artifact.Path, artifact => Sha256(artifact.Content)), manifest.Hashes().ToDictionary(file => file.Key, file => file.Single()));
        Assert.Equal(_all.Logs.Select(log => log.Id.ToString()).Prepend("*"), manifest.Owners.Keys);
        NonEmpty.All(_all.Compilation.Schemas, schema => Assert.Equal(Sha256(schema.Document.File.Text), manifest.Owners[schema.Document.Id.ToString()].Schema));
        Assert.Equal(manifest.ToJson(), Manifest.FromJson(manifest.ToJson()).ToJson());
    }

    private static string Text(JsonElement column, string name) => column.GetProperty(name).GetString()!;

    private static string Sha256(string text) =>
        "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Glue's pattern of single-line text: https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-common.html</summary>
    [GeneratedRegex(@"\A[\u0020-\uD7FF\uE000-\uFFFD\uD800-\uDFFF]{0,255}\z")]
    private static partial Regex SingleLine();

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("```sql\n(?<sql>.*?)```", RegexOptions.Singleline)]
    private static partial Regex SqlBlock();

    [GeneratedRegex("<h[1-6]>(?<title>.*?)</h[1-6]>")]
    private static partial Regex Heading();

    /// <summary>Compiled once: the schemas, and then the code.</summary>
    public sealed class Everything : IAsyncLifetime
    {
        internal Compilation Compilation { get; private set; } = null!;

        internal Generation Generation { get; private set; } = null!;

        internal CompiledCode Code { get; private set; } = null!;

        internal IReadOnlyList<EventLog> Logs => [.. Compilation.Schemas.Select(schema => schema.Log!)];

        internal string Text(EventLog log, string file) => Generation.Artifacts.Single(artifact => artifact.Path == $"{log.Id}/{file}").Content;

        public async Task InitializeAsync()
        {
            Compilation = await Fixtures.CompileAllAsync();
            Assert.DoesNotContain(Compilation.Diagnostics, diagnostic => diagnostic.IsError);
            Generation = Passes.Emit(Compilation);
            Code = CompiledCode.Of(Generation.Artifacts);
        }

        public Task DisposeAsync()
        {
            Code.Dispose();
            return Task.CompletedTask;
        }
    }
}
