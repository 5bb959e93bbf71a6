using System.Text.Json.Nodes;
using EventLogs.Generator.Importing;

namespace EventLogs.Generator.Tests.Importing;

/// <summary>Every keyword that means something else, or has another name, in another draft, as draft-07 says it.</summary>
public sealed class DraftTests
{
    private const string Four = "http://json-schema.org/draft-04/schema#";
    private const string Six = "http://json-schema.org/draft-06/schema#";
    private const string Seven = "http://json-schema.org/draft-07/schema#";
    private const string Nineteen = "https://json-schema.org/draft/2019-09/schema";
    private const string Twenty = "https://json-schema.org/draft/2020-12/schema";

    public static TheoryData<string, string, string> Keywords() => new()
    {
        // items, additionalItems, prefixItems
        { Four, """{ "items": [{ "type": "string" }], "additionalItems": false }""", """{ "items": [{ "type": "string" }], "additionalItems": false }""" },
        { Seven, """{ "items": { "type": "string" } }""", """{ "items": { "type": "string" } }""" },
        { Seven, """{ "prefixItems": [{ "type": "string" }], "items": { "type": "integer" } }""", """{ "items": { "type": "integer" } }""" },
        { Nineteen, """{ "items": [{ "type": "string" }], "additionalItems": { "type": "integer" } }""", """{ "items": [{ "type": "string" }], "additionalItems": { "type": "integer" } }""" },
        { Twenty, """{ "type": "array", "prefixItems": [{ "type": "string" }], "items": { "type": "integer" } }""", """{ "type": "array", "items": [{ "type": "string" }], "additionalItems": { "type": "integer" } }""" },
        { Twenty, """{ "prefixItems": [{ "type": "string" }], "items": false }""", """{ "items": [{ "type": "string" }], "additionalItems": false }""" },
        { Twenty, """{ "prefixItems": [{ "type": "string" }], "unevaluatedItems": false }""", """{ "items": [{ "type": "string" }], "additionalItems": false }""" },
        { Twenty, """{ "unevaluatedItems": { "type": "string" } }""", """{ "items": { "type": "string" } }""" },
        { Twenty, """{ "items": { "type": "string" }, "additionalItems": false }""", """{ "items": { "type": "string" } }""" },
        { "", """{ "prefixItems": [{ "type": "string" }], "items": { "type": "integer" } }""", """{ "items": [{ "type": "string" }], "additionalItems": { "type": "integer" } }""" },
        // contains
        { Twenty, """{ "contains": { "type": "string" }, "minContains": 0 }""", "{}" },
        { Twenty, """{ "contains": { "type": "string" }, "minContains": 2 }""", """{ "contains": { "type": "string" } }""" },
        // limits that were flags
        { Four, """{ "minimum": 1, "exclusiveMinimum": true }""", """{ "exclusiveMinimum": 1 }""" },
        { Four, """{ "maximum": 1, "exclusiveMaximum": false }""", """{ "maximum": 1 }""" },
        { Six, """{ "exclusiveMinimum": 1, "minimum": 2 }""", """{ "exclusiveMinimum": 1, "minimum": 2 }""" },
        { Seven, """{ "exclusiveMaximum": 1.5 }""", """{ "exclusiveMaximum": 1.5 }""" },
        // dependencies
        { Four, """{ "dependencies": { "a": ["b"] } }""", """{ "dependencies": { "a": ["b"] } }""" },
        { Seven, """{ "dependencies": { "a": { "$ref": "#/definitions/Name" } } }""", """{ "dependencies": { "a": { "$ref": "#/$defs/Name" } } }""" },
        { Nineteen, """{ "dependentRequired": { "a": ["b"] } }""", """{ "dependencies": { "a": ["b"] } }""" },
        { Twenty, """{ "dependentSchemas": { "a": { "minProperties": 2 } } }""", """{ "dependencies": { "a": { "minProperties": 2 } } }""" },
        { Twenty, """{ "dependentRequired": { "a": ["b"] }, "dependentSchemas": { "a": { "minProperties": 2 } } }""", """{ "dependencies": { "a": { "allOf": [{ "required": ["b"] }, { "minProperties": 2 }] } } }""" },
        { Seven, """{ "dependentRequired": { "a": ["b"] } }""", "{}" },
        // what stands beside a reference
        { Seven, """{ "$ref": "#/definitions/Name", "description": "It", "maxLength": 3 }""", """{ "$ref": "#/$defs/Name", "description": "It" }""" },
        { Twenty, """{ "$ref": "#/definitions/Name", "description": "It" }""", """{ "$ref": "#/$defs/Name", "description": "It" }""" },
        { Twenty, """{ "$ref": "#/definitions/Name", "description": "It", "maxLength": 3 }""", """{ "description": "It", "allOf": [{ "$ref": "#/$defs/Name" }, { "maxLength": 3 }] }""" },
        { Nineteen, """{ "$ref": "#/definitions/Name", "type": ["string", "null"] }""", """{ "allOf": [{ "$ref": "#/$defs/Name" }, { "type": ["string", "null"] }] }""" },
        // where references lead
        { Seven, """{ "$ref": "#/definitions/Name" }""", """{ "$ref": "#/$defs/Name" }""" },
        { Twenty, """{ "$ref": "#/$defs/Later" }""", """{ "$ref": "#/$defs/Later" }""" },
        { Four, """{ "$ref": "#old" }""", """{ "$ref": "#/$defs/Old" }""" },
        { Seven, """{ "$ref": "#id" }""", """{ "$ref": "#/$defs/Identified" }""" },
        { Twenty, """{ "$ref": "#anchor" }""", """{ "$ref": "#/$defs/Anchored" }""" },
        { Twenty, """{ "$dynamicRef": "#dynamic" }""", """{ "$ref": "#/$defs/Dynamic" }""" },
        { Twenty, """{ "$ref": "inner.json" }""", """{ "$ref": "#/$defs/Inner" }""" },
        { Twenty, """{ "$ref": "https://example.com/schemas/inner.json#/$defs/Deep" }""", """{ "$ref": "#/$defs/Deep" }""" },
        // identities are gone
        { Seven, """{ "$id": "#own", "type": "string" }""", """{ "type": "string" }""" },
        { Four, """{ "id": "#own", "type": "string" }""", """{ "type": "string" }""" },
        { Seven, """{ "properties": { "id": { "type": "string" }, "$id": { "type": "string" } } }""", """{ "properties": { "id": { "type": "string" }, "$id": { "type": "string" } } }""" },
        // properties that nothing else describes
        { Twenty, """{ "properties": { "a": {} }, "unevaluatedProperties": false }""", """{ "properties": { "a": {} }, "additionalProperties": false }""" },
        { Twenty, """{ "unevaluatedProperties": { "type": "integer" } }""", """{ "additionalProperties": { "type": "integer" } }""" },
        { Twenty, """{ "allOf": [{ "properties": { "a": {} } }], "unevaluatedProperties": false }""", """{ "allOf": [{ "properties": { "a": {} } }] }""" },
        { Seven, """{ "unevaluatedProperties": false }""", "{}" },
        // what later drafts and OpenAPI have, and draft-07 says otherwise
        { Six, """{ "const": "x" }""", """{ "const": "x" }""" },
        { Seven, """{ "if": { "required": ["a"] }, "then": { "required": ["b"] }, "else": { "minProperties": 1 } }""", """{ "if": { "required": ["a"] }, "then": { "required": ["b"] }, "else": { "minProperties": 1 } }""" },
        { "", """{ "type": "string", "nullable": true }""", """{ "type": ["string", "null"] }""" },
        { Twenty, """{ "type": "string", "contentMediaType": "application/json", "contentSchema": { "type": "object" } }""", """{ "type": "string", "contentMediaType": "application/json" }""" },
    };

    [Theory]
    [MemberData(nameof(Keywords))]
    public void A_keyword_of_any_draft_is_said_in_draft_seven(string draft, string written, string expected)
    {
        var converted = Convert(draft, written);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), converted), $"{converted?.ToJsonString()}");
    }

    /// <summary>Each document is read as its own draft says.</summary>
    [Fact]
    public void A_file_that_another_one_refers_to_has_a_draft_of_its_own()
    {
        using var folder = new TempFolder();
        folder.Write("order.json", $$"""{ "$schema": "{{Seven}}", "properties": { "value": { "$ref": "pair.json" }, "own": { "$ref": "pair.json#/properties/x", "type": "object" } } }""");
        folder.Write("pair.json", $$"""{ "$schema": "{{Twenty}}", "prefixItems": [{ "type": "string" }], "items": false, "properties": { "x": {} } }""");

        var schema = Import(new ImportInput(folder["order.json"], () => File.OpenRead(folder["order.json"])) { IsFile = true });

        Assert.Equal("""{"items":[{"type":"string"}],"properties":{"x":{}},"additionalItems":false}""", Sorted(schema["$defs"]!["Pair"]!));
        Assert.Equal("""{"$ref":"#/$defs/X"}""", schema["properties"]!["detail"]!["properties"]!["own"]!.ToJsonString());
    }

    [Fact]
    public void Twenty_thousand_references_in_a_row_lead_to_the_last()
    {
        var definitions = Enumerable.Range(0, 20_000).Select(number => $"\"D{number}\": {{ \"$ref\": \"#/definitions/D{number + 1}\" }}");
        var text = $$"""{ "properties": { "value": { "$ref": "#/definitions/D0" } }, "definitions": { {{string.Join(", ", definitions)}}, "D20000": { "type": "string" } } }""";

        var schema = Import(new ImportInput("chain.json", text));

        Assert.Equal("""{"D20000":{"type":"string"}}""", schema["$defs"]!.ToJsonString());
    }

    private static string Sorted(JsonNode node) =>
        new JsonObject(((string[])["items", "properties", "additionalItems"]).Select(key => KeyValuePair.Create(key, node[key]?.DeepClone()))).ToJsonString();

    private static JsonNode? Convert(string draft, string written)
    {
        var schema = new JsonObject
        {
            ["$id"] = "https://example.com/schemas/order.json",
            ["type"] = "object",
            ["properties"] = new JsonObject { ["value"] = JsonNode.Parse(written) },
            ["definitions"] = JsonNode.Parse("""
                {
                  "Name": { "type": "string" },
                  "Old": { "id": "#old", "type": "string" },
                  "Identified": { "$id": "#id", "type": "string" },
                  "Anchored": { "$anchor": "anchor", "type": "string" },
                  "Dynamic": { "$dynamicAnchor": "dynamic", "type": "string" },
                  "Inner": { "$id": "inner.json", "type": "string", "$defs": { "Deep": { "type": "integer" } } }
                }
                """),
            ["$defs"] = JsonNode.Parse("""{ "Later": { "type": "string" } }"""),
        };
        if (draft.Length > 0)
            schema["$schema"] = draft;
        return Import(new ImportInput("order.json", schema.ToJsonString()))["properties"]!["detail"]!["properties"]!["value"];
    }

    private static JsonNode Import(ImportInput input)
    {
        var request = new ImportRequest("schemas", null, false) { IsDetail = true, Source = "test.shop" };
        var documents = new SourceDocuments([]);
        var references = new References(documents);
        var export = Assert.Single(new ExportReader(request, documents, references, []).Read(documents.Read(input)!));
        return JsonNode.Parse(ExportConverter.Convert(export, references, new KeywordNotes(), []).Schema.ToString())!;
    }
}
