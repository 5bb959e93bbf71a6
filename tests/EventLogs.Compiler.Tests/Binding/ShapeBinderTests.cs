using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;

namespace EventLogs.CompilerTests.Binding;

/// <summary>What type a value gets, in Glue's terms, and whether it may be null.</summary>
public sealed class ShapeBinderTests
{
    [Theory]
    // scalars
    [InlineData("""{ "type": "string" }""", "string")]
    [InlineData("""{ "type": "string", "format": "date-time" }""", "string")]
    [InlineData("""{ "type": "integer" }""", "bigint")]
    [InlineData("""{ "type": "number" }""", "double")]
    [InlineData("""{ "type": ["integer", "number"] }""", "double")]
    [InlineData("""{ "type": "boolean" }""", "boolean")]
    [InlineData("""{ "type": ["string", "null"] }""", "string?")]
    [InlineData("""{ "enum": ["a", "b"] }""", "string")]
    [InlineData("""{ "enum": [1, 2] }""", "bigint")]
    [InlineData("""{ "enum": [1, 2.5] }""", "string json")]
    [InlineData("""{ "enum": [true] }""", "boolean")]
    [InlineData("""{ "enum": ["a", null] }""", "string?")]
    [InlineData("""{ "enum": ["a", 1] }""", "string json")]
    [InlineData("""{ "enum": [[1], { "a": 1 }] }""", "string json")]
    [InlineData("""{ "enum": ["2016-06-30T22:06:31Z"] }""", "string")]
    [InlineData("""{ "const": "a" }""", "string")]
    [InlineData("""{ "const": 1 }""", "bigint")]
    [InlineData("""{ "const": null }""", "string? json")]
    // no one shape
    [InlineData("""{}""", "string json")]
    [InlineData("""true""", "string json")]
    [InlineData("""false""", "string json")]
    [InlineData("""{ "type": "object" }""", "string json")]
    [InlineData("""{ "type": "object", "properties": {} }""", "string json")]
    [InlineData("""{ "type": "object", "additionalProperties": true }""", "string json")]
    [InlineData("""{ "type": "object", "additionalProperties": {} }""", "string json")]
    [InlineData("""{ "type": "array" }""", "string json")]
    [InlineData("""{ "type": "array", "items": true }""", "array<string>")]
    [InlineData("""{ "type": "array", "items": [{ "type": "string" }] }""", "string json")]
    [InlineData("""{ "type": ["string", "integer"] }""", "string json")]
    [InlineData("""{ "type": ["object", "string"], "properties": { "a": {} } }""", "string json")]
    [InlineData("""{ "type": "null" }""", "string? json")]
    // containers
    [InlineData("""{ "type": "array", "items": { "type": "integer" } }""", "array<bigint>")]
    [InlineData("""{ "items": { "type": "integer" } }""", "array<bigint>")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "boolean" } }""", "map<string,boolean>")]
    [InlineData("""{ "additionalProperties": { "type": "array", "items": { "type": "string" } } }""", "map<string,array<string>>")]
    [InlineData("""{ "properties": { "a": { "type": "string" }, "B-c": { "type": "integer" } } }""", "struct<a:string,b_c:bigint>")]
    [InlineData("""{ "type": ["object", "null"], "properties": { "a": { "type": "string" } } }""", "struct<a:string>?")]
    [InlineData("""{ "properties": { "a": { "type": "string" } }, "additionalProperties": false }""", "struct<a:string>")]
    [InlineData(
        """{ "properties": { "a": true, "A": { "type": "string" }, "a_2": { "type": "integer" } } }""",
        "struct<a:string,a_3:string,a_2:bigint>")]
    // names that mean something to JSON Schema and to its readers
    [InlineData(
        """{ "properties": { "$ref": { "type": "string" }, "$id": { "type": "integer" }, "type": { "type": "boolean" } } }""",
        "struct<_ref:string,_id:bigint,type:boolean>")]
    [InlineData(
        """{ "properties": { "definitions": { "type": "string" }, "properties": { "type": "integer" }, "": { "type": "boolean" } } }""",
        "struct<definitions:string,properties:bigint,_:boolean>")]
    [InlineData(
        """{ "properties": { "$type": { "type": "string" }, "$values": { "type": "integer" }, "required": { "type": "boolean" } } }""",
        "struct<_type:string,_values:bigint,required:boolean>")]
    [InlineData(
        """{ "properties": { "x-a": { "type": "string" }, "discriminator": { "type": "string" }, "title": { "type": "number" } } }""",
        "struct<x_a:string,discriminator:string,title:double>")]
    // references
    [InlineData("""{ "$ref": "#/$defs/text" }""", "string")]
    [InlineData("""{ "$ref": "#/definitions/text" }""", "bigint")]
    [InlineData("""{ "$ref": "#/$defs/odd~1name~0%20%25" }""", "double")]
    [InlineData("""{ "$ref": "#/$defs/alias" }""", "string")]
    [InlineData("""{ "$ref": "#/$defs/text", "description": "a" }""", "string")]
    [InlineData("""{ "$ref": "#/$defs/text", "type": "integer" }""", "string json")]
    [InlineData("""{ "$ref": "#/$defs/text", "type": ["string", "null"] }""", "string?")]
    [InlineData("""{ "$ref": "#/$defs/any", "type": ["string", "null"] }""", "string?")]
    [InlineData("""{ "$ref": "#/$defs/any", "properties": { "a": { "type": "string" } } }""", "struct<a:string>")]
    [InlineData("""{ "$ref": "#/$defs/any" }""", "string json")]
    [InlineData("""{ "$ref": "#/$defs/list/anyOf/1" }""", "array<string>")]
    // allOf
    [InlineData("""{ "allOf": [{ "type": "string" }, { "minLength": 1 }] }""", "string")]
    [InlineData(
        """{ "allOf": [{ "properties": { "a": { "type": "string" } } }, { "properties": { "b": { "type": "integer" } } }] }""",
        "struct<a:string,b:bigint>")]
    [InlineData(
        """{ "allOf": [{ "properties": { "a": { "type": "string" } } }, { "properties": { "a": { "minLength": 1 } } }] }""",
        "struct<a:string>")]
    [InlineData(
        """{ "allOf": [{ "properties": { "a": { "type": "string", "format": "date-time" } } }, { "properties": { "a": { "type": "string" } } }] }""",
        "struct<a:string>")]
    [InlineData("""{ "allOf": [{ "$ref": "#/$defs/text" }] }""", "string")]
    // anyOf, oneOf
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "null" }] }""", "string?")]
    [InlineData("""{ "oneOf": [{ "type": "null" }, { "properties": { "a": { "type": "string" } } }] }""", "struct<a:string>?")]
    [InlineData("""{ "anyOf": [{ "type": "string", "format": "date-time" }, { "type": "string" }] }""", "string")]
    [InlineData("""{ "anyOf": [{ "type": "integer" }, { "type": "number" }] }""", "double")]
    [InlineData("""{ "anyOf": [{ "type": "integer" }, { "type": "string" }] }""", "string json")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, {}] }""", "string json")]
    [InlineData("""{ "type": "string", "anyOf": [{ "enum": ["a"] }, {}] }""", "string")]
    [InlineData("""{ "anyOf": [{ "type": ["integer", "null"] }, { "type": "integer" }] }""", "bigint?")]
    [InlineData(
        """{ "anyOf": [{ "anyOf": [{ "type": "integer" }, { "type": "null" }] }, { "anyOf": [{ "type": "number" }] }] }""",
        "double?")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/$defs/text" }, { "$ref": "#/$defs/alias" }] }""", "string")]
    [InlineData("""{ "anyOf": [{ "properties": { "a": {} } }, { "properties": { "b": {} } }] }""", "string json")]
    [InlineData(
        """{ "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, "anyOf": [{ "required": ["a"] }, { "required": ["b"] }] }""",
        "struct<a:string,b:string>")]
    [InlineData(
        """{ "type": "string", "anyOf": [{ "type": "string", "pattern": "a" }, { "type": "string", "pattern": "b" }] }""",
        "string")]
    [InlineData("""{ "type": "integer", "oneOf": [{ "type": "integer" }, { "type": "integer", "minimum": 3 }] }""", "bigint")]
    [InlineData("""{ "$ref": "#/$defs/selfish" }""", "string")]
    [InlineData("""{ "$ref": "#/$defs/list" }""", "string json")]
    public async Task A_schema_gives_a_type(string schema, string expected)
    {
        var root = Schemas.Orders($$"""{ "type": "object", "required": ["x"], "properties": { "x": {{schema}} } }""");
        root["$defs"] = System.Text.Json.Nodes.JsonNode.Parse("""
            {
              "text": { "type": "string" },
              "odd/name~ %": { "type": "number" },
              "alias": { "$ref": "#/$defs/text" },
              "any": true,
              "list": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] },
              "selfish": { "anyOf": [{ "$ref": "#/$defs/selfish" }, { "type": "string" }] }
            }
            """);
        root["definitions"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "text": { "type": "integer" } }""");

        var compilation = await Schemas.CompileAsync(root.ToString());

        Assert.DoesNotContain(compilation.Diagnostics, diagnostic => diagnostic.IsError);
        var column = Assert.Single(compilation.Schemas[0].Log!.Columns);
        Assert.Equal(expected, GlueTypes.Of(column.Type) + (column.IsNullable ? "?" : "") + (column.Type is JsonType ? " json" : ""));
    }

    [Theory]
    [InlineData("""{ "anyOf": [{ "properties": { "a": {} }, "required": ["a"] }, { "type": "null" }] }""", true)]
    [InlineData("""{ "allOf": [{ "properties": { "a": {} }, "required": ["a"] }] }""", true)]
    [InlineData("""{ "properties": { "b": {} }, "anyOf": [{ "properties": { "a": {} }, "required": ["a"] }, { "required": ["b"] }] }""", false)]
    [InlineData("""{ "properties": { "a": { "type": ["string", "null"] } }, "required": ["a"] }""", false)]
    [InlineData("""{ "properties": { "a": { "oneOf": [{ "enum": ["x", null] }, { "type": "string" }] } }, "required": ["a"] }""", false)]
    public async Task What_only_some_alternatives_require_is_not_required(string schema, bool isRequired)
    {
        var type = Assert.IsType<StructType>((await LogAsync(schema)).Columns[0].Type);

        Assert.Equal(isRequired, type.Fields.Single(field => field.Key == "a").IsRequired);
    }

    [Fact]
    public async Task Known_values_keep_their_order_and_are_text()
    {
        var log = await LogAsync("""{ "enum": ["b", "a", "b", "2016-06-30T22:06:31Z", "", null] }""");

        Assert.Equal<string>(["b", "a", "2016-06-30T22:06:31Z", ""], ((ScalarType)log.Columns[0].Type).Values);
    }

    [Fact]
    public async Task A_definition_that_is_used_twice_is_one_struct_with_its_name()
    {
        var root = Schemas.Orders("""{ "properties": { "a": { "$ref": "#/$defs/an-item" }, "b": { "items": { "$ref": "#/$defs/an-item" } } } }""");
        root["$defs"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "an-item": { "properties": { "id": { "type": "string" } } } }""");

        var columns = (await Schemas.CompileAsync(root.ToString())).Schemas[0].Log!.Columns;

        var item = Assert.IsType<StructType>(columns[0].Type);
        Assert.Equal("AnItem", item.Name);
        Assert.Same(item, Assert.IsType<ArrayType>(columns[1].Type).Element);
    }

    [Fact]
    public async Task Descriptions_come_from_the_property_or_else_from_what_it_refers_to()
    {
        var root = Schemas.Orders("""
            { "properties": {
                "a": { "description": "of a", "type": "string" },
                "b": { "$ref": "#/$defs/text" },
                "c": { "$ref": "#/$defs/text", "description": "of c" },
                "d": { "type": "string", "description": " " } } }
            """);
        root["$defs"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "text": { "type": "string", "description": "of text" } }""");

        var columns = (await Schemas.CompileAsync(root.ToString())).Schemas[0].Log!.Columns;

        Assert.Equal(["of a", "of text", "of c", ""], columns.Select(column => column.Description));
    }

    /// <summary>The event, its detail and fourteen structs are sixteen levels; what the last one has is not a level.</summary>
    [Theory]
    [InlineData(14, "string")]
    [InlineData(15, "EVL054")]
    public async Task Sixteen_levels_become_types(int levels, string end)
    {
        var detail = Enumerable.Range(0, levels).Aggregate("""{ "type": "string" }""", (inner, _) => $$"""{ "properties": { "x": {{inner}} } }""");

        var compilation = await Schemas.CompileAsync(Schemas.Orders($$"""{ "properties": { "x": {{detail}} } }""").ToString());

        var innermost = GlueTypes.Of(compilation.Schemas[0].Log!.Columns[0].Type).TrimEnd('>').Split(':')[^1];
        Assert.Equal(end, compilation.Problems().SingleOrDefault() ?? innermost);
    }

    [Theory]
    [InlineData(57, "EVL054")]
    [InlineData(58, "EVL003")]
    public async Task A_schema_is_read_as_deep_as_any_part_of_it_can_be_referred_to(int levels, string problem)
    {
        var deep = Enumerable.Range(0, levels).Aggregate("{}", (inner, _) => $$"""{ "properties": { "x": {{inner}} } }""");
        var detail = $$"""{ "properties": { "x": {{deep}}, "all": { "$ref": "#" } } }""";

        var compilation = await Schemas.CompileAsync(
            Schemas.Orders("true").ToString().Replace("\"detail\": true", $"\"detail\": {detail}", StringComparison.Ordinal));

        Assert.Contains(problem, compilation.Problems());
        Assert.Equal(problem == "EVL003", compilation.HasErrors);
    }

    /// <summary>Definitions each of which has several of the next: nothing may be unfolded to find that it is too much.</summary>
    [Theory]
    [InlineData("""{ "properties": { PARTS } }""", "\"p{0}\": { \"$ref\": \"#/$defs/d{1}\" }", "EVL071")]
    [InlineData("""{ "anyOf": [ PARTS ] }""", "{ \"items\": { \"$ref\": \"#/$defs/d{1}\" }, \"title\": \"p{0}\" }", null)]
    [InlineData("""{ "allOf": [ PARTS ] }""", "{ \"properties\": { \"p{1}\": { \"$ref\": \"#/$defs/d{1}\" } } }", null)]
    public async Task Definitions_that_multiply_each_other_end(string definition, string part, string? problem)
    {
        var root = Schemas.Orders("""{ "properties": { "x": { "$ref": "#/$defs/d0" } } }""");
        var definitions = Enumerable.Range(0, 12).Select(level => $"\"d{level}\": " + definition.Replace(
            "PARTS", Parts(part.Replace("{1}", $"{level + 1}", StringComparison.Ordinal), 50), StringComparison.Ordinal));
        root["$defs"] = System.Text.Json.Nodes.JsonNode.Parse($$"""{ {{string.Join(",\n", definitions)}}, "d12": { "type": "string" } }""");

        var compilation = await Schemas.CompileAsync(root.ToString());

        Assert.Equal(problem is null ? [] : [problem], compilation.Problems());
    }

    /// <summary>Every definition has every other: what is cut depends on the way there, so little can be shared.</summary>
    [Theory]
    [InlineData("""{ "properties": { PARTS } }""", "\"p{0}\": { \"$ref\": \"#/$defs/d{0}\" }")]
    [InlineData("""{ "anyOf": [ PARTS ] }""", "{ \"$ref\": \"#/$defs/d{0}\" }")]
    [InlineData("""{ "allOf": [ PARTS ] }""", "{ \"$ref\": \"#/$defs/d{0}\" }")]
    [InlineData(
        """{ "type": "object", "allOf": [ PARTS ], "properties": { "x": { "$ref": "#" } } }""",
        "{ \"properties\": { \"x\": { \"$ref\": \"#/$defs/d{0}\" } } }")]
    public async Task Definitions_in_circles_end(string definition, string part)
    {
        var root = Schemas.Orders("""{ "properties": { "x": { "$ref": "#/$defs/d0" } } }""");
        var definitions = Enumerable.Range(0, 20).Select(i => $"\"d{i}\": " + definition.Replace("PARTS", Parts(part, 20), StringComparison.Ordinal));
        root["$defs"] = System.Text.Json.Nodes.JsonNode.Parse($$"""{ {{string.Join(",\n", definitions)}} }""");

        var compilation = await Schemas.CompileAsync(root.ToString());

        Assert.NotNull(compilation.Schemas[0].Log);
    }

    private static string Parts(string part, int count) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => part.Replace("{0}", $"{i}", StringComparison.Ordinal)));

    private static async Task<EventLog> LogAsync(string schema) =>
        (await Schemas.CompileAsync(Schemas.Orders($$"""{ "properties": { "x": {{schema}} } }""").ToString())).Schemas[0].Log!;
}
