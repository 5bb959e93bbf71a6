using EventLogs.Compiler.Json;
using EventLogs.Compiler.Naming;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Schemas;

/// <summary>
/// Rewrites a schema to the part of JSON Schema that NJsonSchema reads without surprises: only keywords that shape something or name a field,
/// no boolean schemas, no <c>const</c>, and every <c>$ref</c> pointing to <c>#/definitions/</c>.
/// </summary>
internal sealed class NormalForm
{
    /// <summary>Stands before every text of an enum: the JSON reader of NJsonSchema would take some for dates and change them.</summary>
    public const string TextMark = "=";

    private readonly JObject _root;
    private readonly DefinitionQueue<JToken> _definitions = new();

    private NormalForm(JObject root) => _root = root;

    /// <summary>Rewrites a schema whose references all resolve.</summary>
    public static JObject Of(JObject root)
    {
        var form = new NormalForm(root);
        var normal = form.Normalize(root);
        var definitions = new JObject();
        foreach (var (name, target) in form._definitions.Rest())
            definitions[name] = form.Normalize(target);
        if (definitions.Count > 0)
            normal["definitions"] = definitions;
        return normal;
    }

    /// <summary>The keywords beside a <c>$ref</c> that count, as a part of <c>allOf</c>: NJsonSchema leaves out what stands beside one.</summary>
    private JObject Normalize(JToken token)
    {
        var normal = NormalizeKeywords(token);
        if (token is not JObject schema || normal["$ref"] is null || !ReferenceSiblings.Of(schema).Any())
            return normal;
        if (!ReferenceSiblings.Count(_root))
            return Only(normal, "$ref", "title", "description", SchemaDocument.FieldKeyword);

        var whole = Only(normal, "title", "description", SchemaDocument.FieldKeyword);
        var reference = Only(normal, "$ref");
        normal.Remove("$ref");
        whole["allOf"] = new JArray(reference, normal);
        return whole;
    }

    private static JObject Only(JObject schema, params ReadOnlySpan<string> keywords)
    {
        var only = new JObject();
        foreach (var keyword in keywords)
        {
            if (schema[keyword] is { } value)
                only[keyword] = value.DeepClone();
        }

        return only;
    }

    private JObject NormalizeKeywords(JToken token)
    {
        var normal = new JObject();
        if (token is not JObject schema)
            return normal;

        if (schema[SchemaDocument.FieldKeyword] is { Type: JTokenType.String } field)
            normal[SchemaDocument.FieldKeyword] = field.DeepClone();
        foreach (var property in schema.Properties())
        {
            if (!Keyword.All.TryGetValue(property.Name, out var keyword) || keyword.Role != KeywordRole.Shape)
                continue;

            switch (keyword.Name)
            {
                case "$defs" or "definitions":
                    break;
                case "$ref":
                    normal["$ref"] = "#/definitions/" + DefinitionName((string)property.Value!);
                    break;
                case "const":
                    normal["enum"] = new JArray(EnumValue(property.Value));
                    break;
                case "enum":
                    normal["enum"] = new JArray(property.Value.Select(EnumValue));
                    break;
                case "additionalProperties" when property.Value.Type == JTokenType.Boolean:
                    normal["additionalProperties"] = property.Value.DeepClone();
                    break;
                default:
                    normal[keyword.Name] = NormalizeValue(keyword, property.Value);
                    break;
            }
        }

        return normal;
    }

    private JToken NormalizeValue(Keyword keyword, JToken value) => (keyword.Value, value) switch
    {
        (KeywordValue.SchemaMap, JObject map) => new JObject(map.Properties().Select(entry => new JProperty(entry.Name, Normalize(entry.Value)))),
        (KeywordValue.SchemaList or KeywordValue.SchemaOrList, JArray list) => new JArray(list.Select(Normalize)),
        (KeywordValue.Schema or KeywordValue.SchemaOrList, _) => Normalize(value),
        _ => value.DeepClone(),
    };

    private static JToken EnumValue(JToken value) => value.Type == JTokenType.String ? TextMark + (string?)value : value.DeepClone();

    /// <summary>The definition that stands for a reference's target.</summary>
    private string DefinitionName(string reference)
    {
        var pointer = JsonPointer.FromFragment(reference)!.Value;
        return _definitions.NameOf(reference, CSharpNames.Identifier(pointer.Tokens.IsEmpty ? "event" : pointer.Tokens[^1]), pointer.Find(_root)!);
    }
}
