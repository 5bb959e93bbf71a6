using System.Text.Json.Nodes;
using EventLogs.Generator.Synthesis;

namespace EventLogs.Generator.Tests.Synthesis;

/// <summary>Made-up values fit what schemas can ask for, as another validator sees it.</summary>
public sealed class KeywordTests
{
    private static readonly string[] Details =
    [
        """{ "type": "string", "minLength": 3, "maxLength": 5 }""",
        """{ "type": "string", "maxLength": 0 }""",
        """{ "type": "string", "pattern": "^d-[A-Z0-9]{9}$" }""",
        """{ "type": "string", "pattern": "^(arn:aws(-cn)?:[a-z]+):?\\d{0,3}$", "maxLength": 30 }""",
        """{ "type": "string", "pattern": "x", "minLength": 2 }""",
        """{ "type": "string", "format": "date-time" }""",
        """{ "type": "string", "format": "date" }""",
        """{ "type": "string", "format": "time" }""",
        """{ "type": "string", "format": "duration" }""",
        """{ "type": "string", "format": "uri" }""",
        """{ "type": "string", "format": "uri-reference" }""",
        """{ "type": "string", "format": "uri-template" }""",
        """{ "type": "string", "format": "email" }""",
        """{ "type": "string", "format": "hostname" }""",
        """{ "type": "string", "format": "ipv4" }""",
        """{ "type": "string", "format": "ipv6" }""",
        """{ "type": "string", "format": "uuid" }""",
        """{ "type": "string", "format": "json-pointer" }""",
        """{ "type": "string", "format": "relative-json-pointer" }""",
        """{ "type": "string", "format": "regex" }""",
        """{ "type": "string", "format": "byte" }""",
        """{ "type": "string", "format": "of-our-own" }""",
        """{ "type": "string", "enum": ["a", "b"], "const": "b" }""",
        """{ "enum": ["2016-06-30", 1, null, { "a": [1.5] }, []] }""",
        """{ "type": "integer", "minimum": 3, "maximum": 4 }""",
        """{ "type": "integer", "exclusiveMinimum": -2, "exclusiveMaximum": 0 }""",
        """{ "type": "integer", "multipleOf": 7, "minimum": 100 }""",
        """{ "type": "integer", "format": "int32" }""",
        """{ "type": "number", "minimum": 0.5, "exclusiveMaximum": 0.75 }""",
        """{ "type": "number", "multipleOf": 0.25, "minimum": 10 }""",
        """{ "type": "number", "format": "int64" }""",
        """{ "type": ["boolean", "null"] }""",
        """{ "type": ["integer", "string"], "maximum": 3, "maxLength": 2 }""",
        """{ "type": "array", "items": { "enum": [1, 2, 3, 4] }, "minItems": 2, "maxItems": 4, "uniqueItems": true }""",
        """{ "type": "array", "items": [{ "type": "string" }, { "type": "integer" }], "additionalItems": false, "maxItems": 2 }""",
        """{ "type": "array", "items": { "type": "integer" }, "contains": { "const": 42 } }""",
        """{ "type": "object", "additionalProperties": { "type": "integer" }, "minProperties": 1, "maxProperties": 3 }""",
        """{ "type": "object", "patternProperties": { "^[a-z]{2}$": { "type": "integer" } }, "additionalProperties": false }""",
        """{ "type": "object", "propertyNames": { "minLength": 4 }, "additionalProperties": { "type": "string" } }""",
        """{ "type": "object", "required": ["a"], "properties": { "a": { "type": "string" }, "b": false } }""",
        """{ "type": "object", "required": ["a", "undescribed"], "properties": { "a": { "type": "string" } } }""",
        """{ "type": "object", "properties": { "a": {}, "b": { "type": "string" } }, "dependencies": { "a": ["b"] } }""",
        """{ "type": "string", "examples": ["abc", 7], "maxLength": 2 }""",
        """{ "type": "number", "minimum": 0.001, "maximum": 0.002 }""",
        """{ "type": "integer", "minimum": -9000000000000000000, "maximum": -8999999999999999000 }""",
        """{ "type": "integer", "maximum": -5 }""",
        """{ "oneOf": [{ "type": "string", "format": "uuid" }, { "type": "string", "format": "email" }] }""",
        """{ "oneOf": [{ "type": "string", "format": "date-time" }, { "type": "string", "format": "date" }, { "format": "ipv4", "type": "string" }] }""",
        """{ "oneOf": [{ "type": "string", "format": "hostname" }, { "type": "string", "format": "uri" }] }""",
        """{ "allOf": [{ "type": "integer", "minimum": 5 }, { "type": "number", "maximum": 6 }] }""",
        """{ "anyOf": [{ "type": "string", "maxLength": 1 }, { "type": "integer", "minimum": 5 }] }""",
        """{ "oneOf": [{ "type": "integer", "multipleOf": 2 }, { "type": "integer", "multipleOf": 3 }], "minimum": 0, "maximum": 20 }""",
        """
        {
          "oneOf": [
            { "type": "object", "properties": { "a": { "type": "string" } } },
            { "type": "object", "properties": { "b": { "type": "string" } } }
          ]
        }
        """,
        """{ "type": "object", "properties": { "none": { "allOf": [{ "type": "string" }, { "type": "integer" }] } } }""",
        """{ "type": "object", "not": { "properties": { "a": { "type": "integer" } } } }""",
        """{ "type": "integer", "minimum": 1, "maximum": 3, "not": { "const": 2 } }""",
        """
        {
          "type": "object", "required": ["kind"],
          "properties": { "kind": { "enum": ["card", "cash"] }, "card": { "type": "string" } },
          "if": { "properties": { "kind": { "const": "card" } } },
          "then": { "required": ["card"] },
          "else": { "not": { "required": ["card"] } }
        }
        """,
        """{ "$ref": "#/$defs/tree" }""",
        """{ "type": "array", "items": { "$ref": "#/$defs/tree" } }""",
        "{}",
    ];

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task Values_fit_their_schema()
    {
        var made = new List<(string Name, JsonNode Schema, JsonNode? Document)>();
        foreach (var detail in Details)
        {
            var schema = SchemaOf(detail);
            var compiled = Assert.Single((await Schemas.CompileAsync(schema.ToJsonString())).Schemas);
            foreach (var maker in new[] { new EventMaker(compiled, seed: 3), new EventMaker(compiled, seed: 3, isExtreme: true) })
            {
                for (var i = 0; i < 50; i++)
                {
                    var text = maker.Next();
                    Assert.True(text is not null, detail);
                    made.Add(($"{detail}: {text}", schema, JsonNode.Parse(text)));
                }
            }
        }

        Assert.Empty(await NodeTool.SchemaErrorsAsync(made));
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task Whatever_a_schema_says_what_is_made_fits_it()
    {
        var made = new List<(string Name, JsonNode Schema, JsonNode? Document)>();
        foreach (var text in Property.Values(RandomSchemas.Sound, 300))
        {
            // the other validator has no property of this name
            if (text.Contains("__proto__", StringComparison.Ordinal))
                continue;

            var compilation = await Schemas.CompileAsync(text);
            if (compilation.HasErrors)
                continue;

            var maker = new EventMaker(Assert.Single(compilation.Schemas), seed: 1, isExtreme: true);
            var events = Enumerable.Range(0, 5).Select(_ => maker.Next()).OfType<string>();
            made.AddRange(events.Select(json => ($"{text}: {json}", JsonNode.Parse(text)!, JsonNode.Parse(json))));
        }

        Assert.True(made.Count > 100, $"{made.Count} events");
        Assert.Empty(await NodeTool.SchemaErrorsAsync(made));
    }

    [Theory]
    [InlineData("""{ "type": "string", "enum": [1] }""")]
    [InlineData("""{ "type": "integer", "minimum": 2, "maximum": 1 }""")]
    [InlineData("""{ "type": "string", "minLength": 3, "maxLength": 2 }""")]
    [InlineData("""{ "type": "string", "pattern": "^(?=a)b$" }""")]
    [InlineData("""{ "type": "string", "not": {} }""")]
    [InlineData("""{ "type": "object", "required": ["again"], "properties": { "again": { "$ref": "#" } } }""")]
    [InlineData("""{ "allOf": [{ "type": "string" }, { "type": "integer" }] }""")]
    [InlineData("false")]
    public async Task Where_nothing_fits_no_event_is_made(string detail)
    {
        var compilation = await Schemas.CompileAsync(SchemaOf(detail).ToJsonString());

        var maker = new EventMaker(Assert.Single(compilation.Schemas), seed: 3);

        Assert.Null(maker.Next());
        Assert.Null(maker.NextBroken());
    }

    private static JsonObject SchemaOf(string value)
    {
        var schema = Schemas.Orders($$"""{ "type": "object", "required": ["value"], "properties": { "value": {{value}} } }""");
        schema["$defs"] = JsonNode.Parse("""
            { "tree": { "type": "object", "required": ["name"], "properties": {
                "name": { "type": "string" }, "left": { "$ref": "#/$defs/tree" }, "right": { "$ref": "#/$defs/tree" } } } }
            """);
        return schema;
    }
}
