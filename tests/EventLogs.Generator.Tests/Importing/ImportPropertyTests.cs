using System.Text.Json.Nodes;
using CsCheck;
using EventLogs.Compiler;
using EventLogs.Compiler.Output;
using EventLogs.Generator.Importing;

namespace EventLogs.Generator.Tests.Importing;

/// <summary>Whatever an export says, import writes schemas without errors or says why not, and never twice something else.</summary>
[Trait(FastLane.Category, FastLane.Slow)]
public sealed class ImportPropertyTests
{
    private static readonly string[] FileNames = ["order.json", "order.yaml"];

    private static readonly string[] Definitions = ["A", "B", "b", "Foo/Bar", "Foo%2FBar", "日本", ""];

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.OneOf("a", "A", "a-b", "a_b", "id", "region", "date", "Hour", "timestamp", "detail", "properties", "$ref", "type", "", "日本", "x y"),
        Gen.String[Gen.Char['\u0001', '\u00ff'], 0, 5]);

    private static readonly Gen<JsonNode?> Value = Gen.OneOf<JsonNode?>(
        Gen.Const(() => default(JsonNode)),
        Gen.String[Gen.Char['\u0001', '\u00ff'], 0, 5].Select(JsonNode? (text) => text),
        Gen.Int.Select(JsonNode? (number) => number),
        Gen.Double.Where(double.IsFinite).Select(JsonNode? (number) => number),
        Gen.Bool.Select(JsonNode? (flag) => flag),
        Gen.Const(JsonNode? () => new JsonArray(1, null, "x")),
        Gen.Const(JsonNode? () => new JsonObject { ["a"] = new JsonObject { ["$ref"] = "#/components/schemas/A" } }));

    private static readonly Gen<JsonNode?> Reference = Gen.OneOf(
        Gen.OneOf(Definitions).Select(JsonNode? (name) => "#/components/schemas/" + name),
        Gen.OneOf("#", "", "other.json", "#/components/schemas/A/properties/a", "#/components/schemas/AWSEvent/properties/detail", "#/paths")
            .Select(JsonNode? (text) => text));

    private static readonly Gen<JsonNode?> Type = Gen.OneOf(
        Gen.OneOf("string", "integer", "number", "boolean", "object", "array", "null", "any").Select(JsonNode? (name) => name),
        Gen.OneOf("string", "integer", "object", "array", "null").Array[0, 3].Select(JsonNode? (names) => new JsonArray([.. names.Select(name => (JsonNode)name)])));

    private static readonly Gen<JsonNode?> Schema = Gen.Recursive<JsonNode?>((depth, inner) => depth > 3 ? Leaf : Gen.Frequency(
        (1, Leaf),
        (1, Value),
        (3, Keywords(inner)),
        (4, Gen.Select(Properties(inner), Gen.OneOf(Name).Array[0, 3]).Select(JsonNode? (properties, required) => new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Concat(properties!.AsObject().Select(property => property.Key).Take(2)).Select(name => (JsonNode)name)]),
        }))));

    private static Gen<JsonNode?> Leaf => Gen.OneOf(
        Type.Select(JsonNode? (type) => new JsonObject { ["type"] = type }),
        Reference.Select(JsonNode? (reference) => new JsonObject { ["$ref"] = reference }));

    private static readonly Gen<JsonObject> Export =
        from detail in Schema
        from definitions in Schema.Array[Definitions.Length]
        from more in Schema
        select new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(
                [
                    KeyValuePair.Create("AWSEvent", (JsonNode?)new JsonObject
                    {
                        ["x-amazon-events-source"] = "test.shop",
                        ["x-amazon-events-detail-type"] = "Order Placed",
                        ["properties"] = new JsonObject { ["detail"] = detail, ["more"] = more },
                    }),
                    .. Definitions.Zip(definitions, KeyValuePair.Create),
                ]),
            },
        };

    [Fact]
    public async Task Any_export_makes_a_schema_without_errors_or_says_why_not() => await Property.HoldsAsync(
        Export,
        async export =>
        {
            using var folder = new TempFolder();

            var result = await ImportAsync(folder, export);

            Assert.Equal(result.Changes.IsEmpty, result.HasErrors);
            Assert.DoesNotContain((await Passes.CompileAsync(folder.Path)).Diagnostics, found => found.IsError && found.Descriptor.Id != "EVL002");
        },
        count: 200);

    /// <summary>The same schemas, as those of a detail, in every draft, and in YAML.</summary>
    [Fact]
    public async Task Any_schema_of_a_detail_makes_a_schema_without_errors_or_says_why_not()
    {
        string?[] dialects = [null, "http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2019-09/schema", "https://json-schema.org/draft/2020-12/schema"];
        await Property.HoldsAsync(
            Gen.Select(Schema, Schema.Array[Definitions.Length], Gen.OneOf(dialects)),
            async made =>
            {
                using var folder = new TempFolder();
                var root = made.Item1 as JsonObject ?? new JsonObject { ["properties"] = new JsonObject { ["a"] = made.Item1 } };
                root["components"] = new JsonObject { ["schemas"] = new JsonObject(Definitions.Zip(made.Item2, KeyValuePair.Create)) };
                root["$schema"] = made.Item3;
                var request = new ImportRequest(folder.Path, null, false) { IsDetail = true, Source = "test.shop" };

                // JSON is YAML, too
                foreach (var name in FileNames)
                {
                    var result = await Importer.ImportAsync(request, [new ImportInput(name, root.ToJsonString())]);
                    if (name == "order.json")
                        Assert.Equal(result.Changes.IsEmpty, result.HasErrors);
                    Assert.Null(OutputWriter.Write(new OutputPlan(folder.Path, result.Changes, [])));
                }

                Assert.DoesNotContain((await Passes.CompileAsync(folder.Path)).Diagnostics, found => found.IsError && found.Descriptor.Id != "EVL002");
            },
            count: 200);
    }

    /// <summary>Whatever bytes are given as whatever kind of input, import says what it makes of them.</summary>
    [Fact]
    public async Task Any_bytes_are_imported_or_refused()
    {
        string[] pieces = ["{", "}", "[", "]", ":", ",", "\"", "'", "- ", "a: ", "\n", "  ", "&x ", "*x", "<<: ", "|\n", "!!str ", "? ", "---\n", "...\n", "%", "@", "null", "1e999", "\"source\":\"s\"", "\"detail-type\":\"d\"", "\"detail\":", "properties: ", "$ref: ", "'#/a'", "\u0000", "é", "\uFEFF", "#", "\t"];
        await Property.HoldsAsync(
            Gen.Select(Gen.OneOf(pieces).Array[0, 25], Gen.Byte.Array[0, 3], Gen.Int[0, 4]),
            async made =>
            {
                using var folder = new TempFolder();
                var request = new ImportRequest(folder.Path, null, IsSamples: made.Item3 == 0) { IsDetail = made.Item3 > 2, Source = made.Item3 == 0 ? null : "test.shop" };
                byte[] bytes = [.. System.Text.Encoding.UTF8.GetBytes(string.Concat(made.Item1)), .. made.Item2];

                var result = await Importer.ImportAsync(request, [new ImportInput(made.Item3 % 2 == 0 ? "order.json" : "order.yaml", () => new MemoryStream(bytes))]);

                Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.ToString().Length == 0);
            },
            count: 2_000);
    }

    [Fact]
    public async Task A_changed_export_of_the_registry_makes_a_schema_without_errors_or_says_why_not()
    {
        var exports = Directory.EnumerateFiles(Path.Combine(Repository.Tests, "Fixtures", "Registry")).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        await Property.HoldsAsync(
            RandomSchemas.MutationOf(exports).Select(text => new ImportInput("export.json", text)),
            async export =>
            {
                using var folder = new TempFolder();

                var result = await Importer.ImportAsync(new ImportRequest(folder.Path, null, false), [export]);

                // a document may have another event, which is refused
                Assert.True(!result.Changes.IsEmpty || result.HasErrors);
                Assert.Null(OutputWriter.Write(new OutputPlan(folder.Path, result.Changes, [])));
                Assert.DoesNotContain((await Passes.CompileAsync(folder.Path)).Diagnostics, found => found.IsError && found.Descriptor.Id != "EVL002");
            },
            count: 400);
    }

    [Fact]
    public async Task An_import_changes_nothing_the_second_time() => await Property.HoldsAsync(
        Gen.Select(Export, Export),
        async pair =>
        {
            using var folder = new TempFolder();
            await ImportAsync(folder, pair.Item1);
            await ImportAgainAsync(folder, pair.Item1);
            await ImportAsync(folder, pair.Item2);
            await ImportAgainAsync(folder, pair.Item2);
        },
        count: 200);

    [Fact]
    public async Task Two_exports_of_an_event_are_one_schema() => await Property.HoldsAsync(
        Gen.Select(Export, Export),
        async pair =>
        {
            using var folder = new TempFolder();
            var result = await ImportAsync(folder, pair.Item1, pair.Item2);

            Assert.Equal(result.Changes.IsEmpty, result.HasErrors);
            await ImportAgainAsync(folder, pair.Item1, pair.Item2);
        },
        count: 200);

    private static async Task<ImportResult> ImportAsync(TempFolder folder, params JsonObject[] exports)
    {
        var request = new ImportRequest(folder.Path, null, false);
        var result = await Importer.ImportAsync(request, [.. exports.Select((export, position) => new ImportInput($"{position}.json", export.ToJsonString()))]);
        Assert.Null(OutputWriter.Write(new OutputPlan(folder.Path, result.Changes, [])));
        return result;
    }

    private static async Task ImportAgainAsync(TempFolder folder, params JsonObject[] exports)
    {
        var changes = (await ImportAsync(folder, exports)).Changes;
        Assert.True(changes.IsEmpty, string.Concat(changes.Select(LineDiff.Of)));
    }

    private static Gen<JsonNode?> Properties(Gen<JsonNode?> inner) =>
        Gen.Select(Name, inner).Array[0, 4].Select(JsonNode? (entries) => new JsonObject(
            entries.DistinctBy(entry => entry.Item1, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2))));

    private static Gen<JsonNode?> Keywords(Gen<JsonNode?> inner)
    {
        var list = inner.Array[0, 3].Select(JsonNode? (schemas) => new JsonArray(schemas));
        var keyword = Gen.OneOf(
            Gen.Select(Gen.OneOf("title", "description", "format", "nullable", "example", "pattern", "default", "x-more", "unknown", "minimum", "exclusiveMinimum", "enum", "const", "required", "$schema", "id", "$id", "$anchor", "minContains", "$dynamicRef", "discriminator", "x-event-log"), Value),
            Gen.Select(Gen.OneOf("additionalProperties", "items", "not", "if", "contains", "unevaluatedProperties", "unevaluatedItems", "additionalItems"), inner),
            Gen.Select(Gen.OneOf("allOf", "anyOf", "oneOf", "items", "prefixItems", "enum", "examples"), list),
            Gen.Select(Gen.OneOf("properties", "patternProperties", "definitions", "$defs", "dependencies", "dependentSchemas", "dependentRequired"), Properties(inner)),
            Gen.Select(Gen.Const("type"), Type),
            Gen.Select(Gen.Const("format"), Gen.OneOf("date-time", "int64", "byte").Select(JsonNode? (format) => format)),
            Gen.Select(Gen.Const("$ref"), Reference));
        return keyword.Array[0, 4].Select(JsonNode? (keywords) => new JsonObject(
            keywords.DistinctBy(entry => entry.Item1, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2))));
    }
}
