using System.Text.Json.Nodes;
using CsCheck;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Text;

namespace EventLogs.CompilerTestKit;

/// <summary>Random texts of schemas: some right, some nearly, with names and references that try everything.</summary>
internal static class RandomSchemas
{
    private static readonly string[] Definitions = ["a", "b", "c", "d/e~ %", ""];

    private static readonly Gen<string> Name = Gen.Frequency(
        (6, Gen.OneOf("id", "state", "a", "b", "c", "count", "when", "items2")),
        (2, Gen.OneOf("A", "a-b", "a_b", "aB", "ab", "a.b", "1a", "_a", "", " ", "\"", "\\", "`", "'", "|", "*/")),
        (1, Gen.OneOf("Ä", "é", "e\u0301", "日本", "😀", "\u202Ea", "a\nb")),
        (1, Gen.OneOf("$ref", "$id", "$type", "$values", "type", "properties", "definitions", "$defs")),
        (1, Gen.OneOf("required", "enum", "title", "x-a", "discriminator", "__proto__")),
        (1, Gen.OneOf("class", "string", "Event", "Row", "Map", "Columns", "Definition", "JsonContext")),
        (1, Gen.OneOf("EventReader", "ToString", "Equals", "Detail", "source", "detail")),
        (1, Gen.OneOf("date", "Hour", "select", "time", "timestamp", "table", "user", new string('n', 300))));

    private static readonly Gen<string> Scalar = Gen.OneOf(
        """ "type": "string" """, """ "type": "integer" """, """ "type": "number" """, """ "type": "boolean" """, """ "type": "null" """,
        """ "type": "string", "format": "date-time" """, """ "type": "string", "enum": ["START", "start", "2016-06-30", ""] """,
        """ "type": ["string", "null"] """, """ "type": ["integer", "null"] """,
        """ "type": ["string", "integer"] """, """ "type": ["number", "integer"] """,
        """ "enum": [1, 2, null] """, """ "enum": ["a", 1, {}, []] """, """ "const": 1 """,
        """ "type": "object" """, """ "type": "array" """, "", """ "type": "string", "maxLength": 1e3 """);

    private static readonly Gen<string> Slip = Gen.OneOf(
        """ "type": "objekt" """, """ "properties": [] """, """ "items": "string" """, """ "anyOf": [] """, """ "required": "id" """,
        """ "enum": {} """, """ "patternProperties": { "^a": {} } """, """ "not": {} """, """ "nullable": true """,
        """ "$ref": "#/none" """, """ "$ref": "other.json" """, """ "$ref": 1 """);

    private static readonly Gen<string> Atom = Gen.OneOf(
        Gen.OneOf("null", "true", "false", "0", "-1.5e3", "1e999", new string('9', 400), "\"\\ud800\""),
        Gen.OneOf("\"\"", "\"string\"", "\"object\"", "\"#\"", "\"#/$defs/a\"", "\"$.detail\""),
        HostileText.Random.Select(Escaping.JsonString));

    private static readonly Gen<string> Reference = Gen.OneOf(Definitions)
        .Select(name => Uri.EscapeDataString(JsonPointer.Root.Then("$defs", name).ToString()[1..]).Replace("%2F", "/", StringComparison.Ordinal))
        .Select(pointer => $$""" "$ref": "#/{{pointer}}" """);

    private static readonly Gen<string> Schema = Gen.Recursive<string>((depth, inner) => depth > 5 ? Described(Scalar) : Gen.Frequency(
        (6, Described(Scalar)),
        (4, Described(Object(inner))),
        (2, Described(inner.Select(items => $"\"type\": \"array\", \"items\": {items}"))),
        (1, Described(inner.Array[0, 2].Select(items => $"\"items\": [{string.Join(", ", items)}]"))),
        (1, Described(inner.Select(values => $"\"type\": \"object\", \"additionalProperties\": {values}"))),
        (2, Described(Gen.Select(Gen.OneOf("allOf", "anyOf", "oneOf"), inner.Array[1, 3], Scalar, (keyword, parts, own) =>
            $"\"{keyword}\": [{string.Join(", ", parts)}]" + (own.Length % 3 == 0 && own.Length > 0 ? "," + own : "")))),
        (2, Described(Reference)),
        (1, Gen.OneOf("true", "false", "{}"))));

    private static readonly Gen<string> ArnPart =
        Gen.OneOf("partition", "service", "region", "account-id", "resource", "resource-type", "resource-id");

    private static readonly Gen<string> Column = Gen.Frequency(
        (3, Gen.OneOf("$.source", "$.resources", "$['detail-type']").Select(Escaping.JsonString)),
        (1, Gen.OneOf("$.source", "$.resources", "$.detail").Select(path => $$"""{ "from": "{{path}}", "type": "string" }""")),
        (1, Gen.Const("""{ "from": "$.time", "type": "timestamp" }""")),
        (1, Gen.Select(Gen.OneOf("$.source", "$['detail-type']"), ArnPart, (path, part) => $$"""{ "from": "{{path}}", "arnPart": "{{part}}" }""")),
        (1, ArnPart.Select(part => $$"""{ "from": "$.resources", "arn": "*:instance", "arnPart": "{{part}}" }""")),
        (2, HostileText.Random.Select(Escaping.JsonString).Select(text =>
            $$"""{ "from": "$.resources", "arn": "*:instance", "description": {{text}} }""")));

    private static readonly Gen<string> WrongColumn = Gen.OneOf(
        Gen.OneOf("$", "$.none", "detail", "$.detail[0]", "$.detail.a.b").Select(Escaping.JsonString),
        Name.Select(name => $$"""{ "from": {{Escaping.JsonString(SingularPath.Format(["detail", name]))}}, "type": "double" }"""),
        Gen.OneOf(
            "1", "{}", """{ "from": "$.resources", "arnPart": "region" }""", """{ "from": "$.source", "arnPart": "name" }""",
            """{ "from": "$.source", "arn": "*:x" }""", """{ "from": "$.resources", "arn": "x" }"""));

    /// <summary>A schema of an event as text, without mistakes in its form.</summary>
    public static Gen<string> Sound { get; } = Event(Schema, Column, ["append", "append", "append", "ignore"]);

    /// <summary>A schema of an event as text, with a mistake somewhere.</summary>
    public static Gen<string> Unsound { get; } = Event(
        Gen.Frequency((1, Object(Gen.OneOf(Described(Slip), Schema))), (1, Slip)).Select(body => $"{{ {body} }}"),
        Gen.OneOf(Column, WrongColumn),
        ["append", "error", "drop"]);

    /// <summary>Any JSON value.</summary>
    public static Gen<string> Json { get; } = Gen.Recursive<string>((depth, inner) => depth > 4 ? Atom : Gen.Frequency(
        (3, Atom),
        (2, Gen.Select(Gen.OneOf(Name, Gen.OneOf("x-event-log", "x-amazon-events-source", "allOf", "items", "detail")), inner).Array[0, 5]
            .Select(members => $"{{ {Members(members)} }}")),
        (1, inner.Array[0, 4].Select(items => $"[{string.Join(", ", items)}]"))));

    /// <summary>A document with a few of its values changed, removed or renamed.</summary>
    public static Gen<string> MutationOf(IReadOnlyList<string> documents) =>
        from document in Gen.Int[0, documents.Count - 1]
        from changes in Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 3], Json.Select(WithoutHalfPairs), Name).Array[1, 4]
        select changes.Aggregate(JsonNode.Parse(documents[document])!, Change).ToJsonString();

    private static Gen<string> Described(Gen<string> body) => Gen.Select(body, Gen.Int[0, 4], HostileText.Random, (members, dice, text) =>
        dice > 0 ? $"{{ {members} }}" : $"{{ \"description\": {Escaping.JsonString(text)}{(members.Length > 0 ? "," : "")} {members} }}");

    private static Gen<string> Object(Gen<string> inner) =>
        from properties in Gen.Select(Name, inner).Array[0, 5]
        from required in Name.Array[0, 3]
        from others in Gen.Frequency((6, Gen.Const("{}")), (1, Gen.Const("false")), (1, inner))
        let requiredNames = string.Join(", ", required.Select(Escaping.JsonString))
        select $"\"type\": \"object\", \"required\": [{requiredNames}], \"properties\": {{ {Members(properties)} }}, \"additionalProperties\": {others}";

    private static Gen<string> Event(Gen<string> detail, Gen<string> column, string[] remaining) =>
        from schema in detail
        from definitions in Schema.Array[Definitions.Length]
        from columns in Gen.Select(Name, column).Array[0, 4]
        from rest in Gen.OneOf(remaining)
        from description in HostileText.Random
        select $$"""
            {
              "description": {{Escaping.JsonString(description)}},
              "x-amazon-events-source": "test.shop",
              "x-amazon-events-detail-type": "Order Placed",
              "x-event-log": { "table": "orders", "columns": { {{Members(columns)}} }, "remaining": "{{rest}}" },
              "type": "object",
              "required": ["detail"],
              "properties": {
                "source": { "type": "string" },
                "detail-type": { "type": "string" },
                "time": { "type": "string" },
                "resources": { "type": "array", "items": { "type": "string" } },
                "detail": {{schema}}
              },
              "$defs": { {{Members(Definitions.Zip(definitions))}} }
            }
            """;

    private static string Members(IEnumerable<(string Name, string Value)> members) =>
        string.Join(", ", members.DistinctBy(member => member.Name).Select(member => $"{Escaping.JsonString(member.Name)}: {member.Value}"));

    /// <summary>A JsonNode cannot hold them.</summary>
    private static string WithoutHalfPairs(string json) => json.Replace("\\ud800", "", StringComparison.Ordinal);

    private static JsonNode Change(JsonNode root, (int Where, int How, string Json, string Name) change)
    {
        var locations = Locations(root).ToList();
        if (locations.Count == 0)
            return root;

        var (parent, key, index) = locations[change.Where % locations.Count];
        var value = JsonNode.Parse(change.Json);
        if (parent is JsonArray array)
            array[index] = value;
        else if (change.How == 0)
            parent.AsObject().Remove(key!);
        else if (change.How == 1 && parent.AsObject().Remove(key!, out var renamed))
            parent[change.Name] = renamed;
        else
            parent[key!] = value;
        return root;
    }

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Locations(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Locations(member.Value).Prepend((members, member.Key, 0))),
        JsonArray items => items.SelectMany((item, index) => Locations(item).Prepend((items, null, index))),
        _ => [],
    };
}
