using System.Globalization;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// Writes an export's schema in the words of our dialect. Total: whatever the export says, the result is a schema that loads, and what
/// was given up is reported at its location.
/// </summary>
internal sealed class ExportConverter
{
    private readonly EventExport _export;
    private readonly JObject _root;
    private readonly ICollection<Diagnostic> _problems;
    private readonly DefinitionQueue<JsonPointer> _definitions = new();

    private ExportConverter(EventExport export, ICollection<Diagnostic> problems) =>
        (_export, _root, _problems) = (export, export.Root, problems);

    /// <summary>The event's schema in our dialect, with the definitions that it needs.</summary>
    public static EventSchema Convert(EventExport export, ICollection<Diagnostic> problems)
    {
        var schema = new ExportConverter(export, problems).Convert();
        return new EventSchema(export.Source, export.DetailType, schema, export.At(export.Location));
    }

    private JObject Convert()
    {
        var schema = ConvertObject(_export.Location);
        schema["type"] = "object";
        schema.Remove("title");
        if (_export.Description is { } description)
            schema["description"] = description;

        var definitions = new JObject();
        foreach (var (name, target) in _definitions.Rest())
            definitions[name] = ConvertSchema(target);
        if (definitions.Count > 0)
            schema[Dialect.Definitions] = definitions;
        BreakLoops(schema);
        return schema;
    }

    private void BreakLoops(JObject schema)
    {
        foreach (var loop in SchemaWalker.Walk(schema).Select(location => location.Schema).Where(part => Dialect.ReferredTo(part) is not null).ToList())
        {
            if (!ReferenceLoop.Contains(schema, loop))
                continue;
            Report(Descriptors.BrokenReference, _export.Location, $"'{Dialect.ReferredTo(loop)}' leads only to references that lead back to it: any value is taken.");
            loop.Remove("$ref");
        }
    }

    private JToken ConvertSchema(JsonPointer location)
    {
        switch (location.Find(_root))
        {
            case JObject schema when IsDetail(location) && References.Resolve(_root, location) is { } target && target.Find(_root) is JObject:
                // the detail is what the schema is about: people look for it where it is used, not among the definitions
                var detail = ConvertObject(target);
                if (schema["description"] is { Type: JTokenType.String } description)
                    detail["description"] = description.DeepClone();
                return detail;
            case JObject:
                return ConvertObject(location);
            case { Type: JTokenType.Boolean } flag:
                // true says as little as {}, and false is a schema that no value fits
                return (bool)flag ? new JObject() : flag.DeepClone();
            default:
                Report(Descriptors.KeywordLeftOut, location, "This is no schema: any value is taken.");
                return new JObject();
        }
    }

    private bool IsDetail(JsonPointer location) => location.ToString() == _export.Location.Then("properties", "detail").ToString();

    private JObject ConvertObject(JsonPointer location)
    {
        var schema = (JObject)location.Find(_root)!;
        var converted = new JObject();
        foreach (var property in schema.Properties())
            ConvertKeyword(converted, property, location);

        OpenApi.Normalize(converted, schema);
        ConvertRequired(converted, location);
        return Dialect.InOrder(converted);
    }

    private void ConvertKeyword(JObject converted, JProperty property, JsonPointer location)
    {
        if (OpenApi.IsKeyword(property.Name) || property.Name is "$defs" or "definitions" or "$schema" or "$id" or "id")
            return;
        if (property.Name.StartsWith("x-", StringComparison.Ordinal))
        {
            if (property.Name is not SchemaDocument.MappingKeyword)
                converted[property.Name] = property.Value.DeepClone();
            return;
        }

        var at = location.Then(property.Name);
        if (!Keyword.All.TryGetValue(property.Name, out var keyword))
            Report(Descriptors.KeywordLeftOut, at, $"'{property.Name}' is no keyword of draft-07.");
        else if (keyword.Expects(property.Value) is { } expected && !CanBeFixed(keyword, property.Value))
            Report(Descriptors.KeywordLeftOut, at, $"The value of '{property.Name}' is not {expected}.");
        else if (property.Name == "$ref")
            ConvertReference(converted, (string)property.Value!, at);
        else
            converted[property.Name] = ConvertValue(keyword, property.Value, at);
    }

    /// <summary>A schema map with an entry that is no schema keeps its other entries.</summary>
    private static bool CanBeFixed(Keyword keyword, JToken value) => keyword.Value == KeywordValue.SchemaMap && value is JObject;

    private JToken ConvertValue(Keyword keyword, JToken value, JsonPointer at) => (keyword.Value, value) switch
    {
        (KeywordValue.SchemaMap, JObject map) => new JObject(map.Properties().Select(entry => new JProperty(entry.Name, ConvertSchema(at.Then(entry.Name))))),
        (KeywordValue.SchemaList or KeywordValue.SchemaOrList, JArray list) =>
            new JArray(list.Select((_, index) => ConvertSchema(at.Then(index.ToString(CultureInfo.InvariantCulture))))),
        (KeywordValue.Schema, { Type: JTokenType.Boolean }) => value.DeepClone(),
        (KeywordValue.Schema or KeywordValue.SchemaOrList, _) => ConvertSchema(at),
        _ => value.DeepClone(),
    };

    private void ConvertReference(JObject converted, string reference, JsonPointer at)
    {
        if (References.Follow(_root, reference) is not { } target)
        {
            Report(Descriptors.BrokenReference, at, $"'{reference}' leads to no schema in this file: any value is taken.");
            return;
        }

        converted["$ref"] = Dialect.Reference(_definitions.NameOf(target.ToString(), DefinitionName(target), target));
    }

    /// <summary>The name that the export gives it, as far as it needs no escape anywhere.</summary>
    private static string DefinitionName(JsonPointer target)
    {
        var ascii = string.Concat(target.Tokens.LastOrDefault("Event").Select(character => char.IsAscii(character) ? character : ' '));
        return CSharpNames.Identifier(ascii);
    }



    private void ConvertRequired(JObject converted, JsonPointer location)
    {
        if (converted["required"] is not JArray required)
            return;

        var isEvent = location.ToString() == _export.Location.ToString();
        var names = required.Select(name => (string)name!).Distinct(StringComparer.Ordinal).ToList();
        if (converted["properties"] is JObject properties && !Dialect.HasCombinations(converted))
        {
            var unknown = names.Where(name => properties.Property(name, StringComparison.Ordinal) is null && !(isEvent && Envelope.Has(name))).ToList();
            unknown.ForEach(name => Report(Descriptors.RequiredLeftOut, location.Then("required"), $"'{name}' is required, but not described."));
            names = [.. names.Except(unknown, StringComparer.Ordinal)];
        }

        foreach (var name in names.Where(name => !isEvent && SaysNothing(location.Then("properties", name))).ToList())
        {
            names.Remove(name);
            Report(Descriptors.RequiredFreeForm, location.Then("properties", name), $"'{name}' may be missing or null.");
        }

        converted.Remove("required");
        if (names.Count > 0)
            converted["required"] = new JArray(names);
    }

    private bool SaysNothing(JsonPointer location) => References.Resolve(_root, location) is { } target && target.Find(_root) switch
    {
        JObject schema => schema["type"] is null or { Type: JTokenType.String } && (string?)schema["type"] is null or "object"
            && schema["properties"] is not JObject { Count: > 0 } && schema["additionalProperties"] is not JObject { Count: > 0 }
            && schema["items"] is null && schema["enum"] is null && schema["const"] is null && !Dialect.HasCombinations(schema),
        { Type: JTokenType.Boolean } => true,
        _ => false,
    };

    private void Report(DiagnosticDescriptor descriptor, JsonPointer location, string message) =>
        _problems.Add(descriptor.At(_export.At(location), message));
}
