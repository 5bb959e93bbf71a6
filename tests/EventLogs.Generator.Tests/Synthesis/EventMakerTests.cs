using System.Text;
using System.Text.Json.Nodes;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Output;
using EventLogs.Generator.Importing;
using EventLogs.Generator.Synthesis;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Generator.Tests.Synthesis;

public sealed class EventMakerTests
{
    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task Every_event_of_every_fixture_fits_its_schema_and_is_mapped()
    {
        var compilation = await Fixtures.CompileAllAsync();

        await AssertFitAsync(compilation, count: 1_000);
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task Every_event_of_registry_schemas_fits_its_schema_and_is_mapped()
    {
        using var folder = new TempFolder();
        var inputs = ImportInputs.Find([Path.Combine(Repository.Tests, "Fixtures", "Registry")], isSamples: false, () => Stream.Null, new List<Diagnostic>());
        var imported = await Importer.ImportAsync(new ImportRequest(folder.Path, null, false), inputs);
        Assert.Null(OutputWriter.Write(new OutputPlan(folder.Path, imported.Changes, [])));

        await AssertFitAsync(await Passes.CompileAsync(folder.Path), count: 40);
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task Every_broken_event_is_refused_for_the_reason_that_is_said()
    {
        var compilation = await Fixtures.CompileAllAsync();
        using var mappers = EmittedMappers.Of(compilation.Schemas.Select(schema => schema.Log!));
        var reasons = new HashSet<MapError>();
        foreach (var schema in compilation.Schemas)
        {
            var mapper = mappers.Mapper(schema.Log!);
            var maker = new EventMaker(schema, seed: 5, isExtreme: true);
            for (var i = 0; i < 1_000; i++)
            {
                var (text, reason) = maker.NextBroken()!;
                var result = mapper(Encoding.UTF8.GetBytes(text), new EventWorkspace(), new LineBuffer());
                Assert.True(result == reason, $"{text}\nsaid: {reason}\nis: {result}");
                reasons.Add(reason.Error);
            }
        }

        MapError[] ofRecords =
        [
            MapError.None, MapError.InvalidBase64, MapError.ResponseFull, MapError.SnsNotification, MapError.SqsMessage, MapError.CloudWatchLogs,
            MapError.Compressed, MapError.SeveralValues, MapError.PutEventsRequest, MapError.CloudEvent,
        ];
        Assert.Equal(Enum.GetValues<MapError>().Except(ofRecords), reasons.Order());
    }

    [Fact]
    public async Task Over_many_events_every_column_and_every_known_value_is_seen_and_what_may_be_null_is()
    {
        var compilation = await Schemas.CompileShippedAsync();
        foreach (var log in compilation.Schemas.Select(schema => schema.Log!))
        {
            var rows = Make(compilation, log.Id, 500).Select(text => Row(log, text)).ToList();

            foreach (var column in log.Columns)
            {
                Assert.Contains(rows, row => row.ContainsKey(column.Name));
                Assert.Equal(column.IsNullable, rows.Exists(row => !row.ContainsKey(column.Name)));
                if (column.Type is ScalarType { Values: { IsEmpty: false } values })
                    Assert.Equal(values.Order(), rows.Select(row => (string?)row[column.Name]).OfType<string>().Distinct().Order());
            }
        }
    }

    [Fact]
    public async Task Texts_and_numbers_go_to_their_limits()
    {
        var all = string.Concat(Make(await Fixtures.CompileAllAsync(), new SchemaId("test.shop", "order-placed"), 2_000));

        NonEmpty.All(
            ["9223372036854775807", "-9223372036854775808", "1e300", "-0", "5e-324", "日本語", "\\uD83D", "\\u0000", "null"],
            text => Assert.Contains(text, all, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', all);
    }

    [Fact]
    public async Task Without_extremes_values_look_like_those_of_real_events()
    {
        const string Detail = """
            {
              "type": "object", "required": ["orderId", "price", "count", "share", "customerEmail", "placedAt", "currency", "size", "due"],
              "properties": {
                "orderId": { "type": "string" }, "price": { "type": "number" }, "count": { "type": "integer" },
                "share": { "type": "number", "minimum": 0, "maximum": 1 }, "customerEmail": { "type": "string" },
                "placedAt": { "type": "string" }, "currency": { "type": "string" }, "size": { "type": "string", "examples": ["S", "M"] },
                "due": { "type": "string", "format": "date" }
              }
            }
            """;
        var compilation = await Schemas.CompileAsync(Schemas.Orders(Detail).ToJsonString());
        var events = Make(compilation, compilation.Schemas[0].Document.Id, 200, isExtreme: false).Select(text => JsonNode.Parse(text)!).ToList();

        NonEmpty.All(events.Select(made => made["detail"]!), detail =>
        {
            Assert.Matches("^o-[0-9a-f]{8}$", (string)detail["orderId"]!);
            Assert.Matches(@"^\d{1,3}(\.\d{1,2})?$", detail["price"]!.ToJsonString());
            Assert.Matches(@"^\d{1,4}$", detail["count"]!.ToJsonString());
            Assert.Matches(@"^(0(\.\d{1,2})?|1)$", detail["share"]!.ToJsonString());
            Assert.Matches("^[a-z]+@example.com$", (string)detail["customerEmail"]!);
            Assert.Matches("^2026-.*Z$", (string)detail["placedAt"]!);
            Assert.Matches("^[A-Z]{3}$", (string)detail["currency"]!);
            Assert.Matches("^[SM]$", (string)detail["size"]!);
            Assert.Matches("^2026-[01][0-9]-[0-3][0-9]$", (string)detail["due"]!);
        });
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_events_and_another_one_others()
    {
        var compilation = await Fixtures.CompileAllAsync();
        foreach (var id in compilation.Schemas.Select(schema => schema.Document.Id))
        {
            Assert.Equal(Make(compilation, id, 20, seed: 7), Make(compilation, id, 20, seed: 7));
            Assert.NotEqual(Make(compilation, id, 20, seed: 7), Make(compilation, id, 20, seed: 8));
        }
    }

    [Fact]
    public async Task Events_have_all_detail_types_and_what_the_event_pattern_asks_for()
    {
        var compilation = await Fixtures.CompileAllAsync();
        var log = compilation.Schemas.Select(schema => schema.Log!).Single(log => log.Pattern is not null);

        foreach (var isExtreme in new[] { false, true })
        {
            var events = Make(compilation, log.Id, 300, isExtreme: isExtreme);

            NonEmpty.All(events, text => Assert.Null(log.Pattern!.Mismatch(Encoding.UTF8.GetBytes(text))));
            var detailTypes = events.Select(text => (string)JsonNode.Parse(text)!["detail-type"]!).Distinct().ToList();
            NonEmpty.All(log.DetailTypes.Exact, exact => Assert.Contains(exact, detailTypes));
            NonEmpty.All(log.DetailTypes.Prefixes, prefix => Assert.Contains(detailTypes, text => text.StartsWith(prefix, StringComparison.Ordinal)));
        }
    }

    private static async Task AssertFitAsync(Compilation compilation, int count)
    {
        Assert.Empty(compilation.Diagnostics.Where(diagnostic => diagnostic.IsError));
        using var mappers = EmittedMappers.Of(compilation.Schemas.Select(schema => schema.Log!));
        foreach (var schema in compilation.Schemas)
        {
            List<string> events = [.. Make(compilation, schema.Document.Id, count / 2), .. Make(compilation, schema.Document.Id, count / 2, isExtreme: false)];
            var mapper = mappers.Mapper(schema.Log!);
            NonEmpty.All(events, text => Assert.True(EmittedMappers.CheckAgainstModel(mapper, schema.Log!, text), text));
            var root = JsonNode.Parse(schema.Document.File.Text)!;
            Assert.Empty(await NodeTool.SchemaErrorsAsync(root, events.Select(text => (text, JsonNode.Parse(text)))));
        }
    }

    private static List<string> Make(Compilation compilation, SchemaId id, int count, int seed = 1, bool isExtreme = true)
    {
        var maker = new EventMaker(compilation.Schemas.Single(schema => schema.Document.Id == id), seed, isExtreme);
        return [.. Enumerable.Range(0, count).Select(_ => maker.Next()!)];
    }

    private static JsonObject Row(EventLog log, string text) =>
        JsonNode.Parse(ModelMapper.Map(log, Encoding.UTF8.GetBytes(text)).Line!)!.AsObject();
}
