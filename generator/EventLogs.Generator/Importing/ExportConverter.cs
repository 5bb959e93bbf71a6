using System.Globalization;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// Writes an export's schema in the terms of our dialect. Total: whatever the export says, the result is a schema that loads, and what
/// was given up is reported at its location.
/// </summary>
internal sealed class ExportConverter
{
    private readonly EventExport _export;
    private readonly References _references;
    private readonly KeywordNotes _notes;
    private readonly ICollection<Diagnostic> _problems;
    private readonly DefinitionQueue<SchemaAddress> _definitions = new();

    private ExportConverter(EventExport export, References references, KeywordNotes notes, ICollection<Diagnostic> problems) =>
        (_export, _references, _notes, _problems) = (export, references, notes, problems);

    /// <summary>The event's schema in our dialect, with the definitions that it needs.</summary>
    public static EventSchema Convert(EventExport export, References references, KeywordNotes notes, ICollection<Diagnostic> problems)
    {
        var converter = new ExportConverter(export, references, notes, problems);
        return new EventSchema(export.Source, export.DetailType, converter.Convert(), export.Schema.Location) { Locate = converter.Locate };
    }

    /// <summary>Where a property is described, or the nearest one around it that is.</summary>
    private Location Locate(IEnumerable<string> keys)
    {
        var at = _export.Schema;
        foreach (var key in _export.IsDetail ? keys.Skip(1) : keys)
        {
            if ((_references.Resolve(at) ?? at).Then("properties", key) is not { Schema: not null } next)
                break;
            at = next;
        }

        return at.Location;
    }

    private JObject Convert()
    {
        var schema = _export.IsDetail ? OfDetail(ConvertDetail(_export.Schema)) : ConvertObject(_export.Schema, isEvent: true);
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

    private static JObject OfDetail(JToken detail) => new(
        new JProperty("required", new JArray(Envelope.Detail)),
        new JProperty("properties", new JObject(new JProperty(Envelope.Detail, detail))));

    private void BreakLoops(JObject schema)
    {
        foreach (var loop in SchemaWalker.Walk(schema).Select(found => found.Schema).Where(part => Dialect.ReferredTo(part) is not null).ToList())
        {
            if (!ReferenceLoop.Contains(schema, loop))
                continue;
            Report(Descriptors.BrokenReference, _export.Schema, $"'{Dialect.ReferredTo(loop)}' leads only to references that lead back to it: any value is taken.");
            loop.Remove("$ref");
        }
    }

    private JToken ConvertSchema(SchemaAddress address)
    {
        switch (address.Schema)
        {
            case JObject:
                return ConvertObject(address);
            case { Type: JTokenType.Boolean } flag:
                // true says as little as {}, and false is a schema that no value fits
                return (bool)flag ? new JObject() : flag.DeepClone();
            default:
                Report(Descriptors.KeywordLeftOut, address, "This is not a schema: any value is taken.");
                return new JObject();
        }
    }

    /// <summary>The detail is what the schema is about: people look for it where it is used, not among the definitions.</summary>
    private JToken ConvertDetail(SchemaAddress address)
    {
        if (address.Schema is not JObject schema || _references.Resolve(address) is not { Schema: JObject } target)
            return ConvertSchema(address);
        var detail = ConvertObject(target);
        if (schema["description"] is { Type: JTokenType.String } description)
            detail["description"] = description.DeepClone();
        if (_export.IsDetail)
            detail.Remove("title");
        return detail;
    }

    private JObject ConvertObject(SchemaAddress address, bool isEvent = false)
    {
        var schema = (JObject)address.Schema!;
        var converted = new JObject();
        foreach (var (keyword, value, at) in DraftSeven.Keywords(schema, address.Pointer, address.Document.Draft))
            ConvertKeyword(converted, keyword, value, address with { Pointer = at }, isEvent);

        ConvertRequired(converted, address, isEvent);
        converted = SplitReference(converted, address);
        OpenApi.Normalize(converted, schema);
        return Dialect.InOrder(converted);
    }

    private void ConvertKeyword(JObject converted, string name, JToken value, SchemaAddress at, bool isEvent)
    {
        if (OpenApi.IsKeyword(name) || name is SchemaDocument.MappingKeyword)
            return;
        if (name.StartsWith("x-", StringComparison.Ordinal))
            converted[name] = value.DeepClone();
        else if (!Keyword.All.TryGetValue(name, out var keyword))
            _notes.Add(name, at.Location);
        else if (name == "dependencies")
            ConvertDependencies(converted, value, at);
        else if (keyword.Expects(value) is { } expected && !CanBeFixed(keyword, value))
            Report(Descriptors.KeywordLeftOut, at, $"The value of '{name}' is not {expected}.");
        else if (name == "$ref")
            ConvertReference(converted, (string)value!, at);
        else
            converted[name] = ConvertValue(keyword, value, at, isEvent && name == "properties");
    }

    /// <summary>A schema map with an entry that is not a schema keeps its other entries.</summary>
    private static bool CanBeFixed(Keyword keyword, JToken value) => keyword.Value == KeywordValue.SchemaMap && value is JObject;

    private JToken ConvertValue(Keyword keyword, JToken value, SchemaAddress at, bool isOfEvent) => (keyword.Value, value) switch
    {
        (KeywordValue.SchemaMap, JObject map) => new JObject(map.Properties().Select(entry => new JProperty(
            entry.Name, isOfEvent && entry.Name == Envelope.Detail ? ConvertDetail(at.Then(entry.Name)) : ConvertSchema(at.Then(entry.Name))))),
        (KeywordValue.SchemaList or KeywordValue.SchemaOrList, JArray list) =>
            new JArray(list.Select((_, index) => ConvertSchema(at.Then(index.ToString(CultureInfo.InvariantCulture))))),
        (KeywordValue.Schema, { Type: JTokenType.Boolean }) => value.DeepClone(),
        (KeywordValue.Schema or KeywordValue.SchemaOrList, _) => ConvertSchema(at),
        _ => value.DeepClone(),
    };

    /// <summary>Until 2019 one keyword had two kinds of values: names, and schemas.</summary>
    private void ConvertDependencies(JObject converted, JToken value, SchemaAddress at)
    {
        if (value is not JObject map)
        {
            Report(Descriptors.KeywordLeftOut, at, "The value is not an object.");
            return;
        }

        var dependencies = converted["dependencies"] as JObject ?? [];
        foreach (var (name, dependency) in map)
        {
            var known = dependencies[name];
            var also = dependency is JArray names && names.All(other => other.Type == JTokenType.String) ? dependency.DeepClone() : ConvertSchema(at.Then(name));
            dependencies[name] = known is null ? also : new JObject(new JProperty("allOf", new JArray(AsSchema(known), AsSchema(also))));
        }

        converted["dependencies"] = dependencies;
    }

    private static JToken AsSchema(JToken dependency) => dependency is JArray ? new JObject(new JProperty("required", dependency.DeepClone())) : dependency.DeepClone();

    private void ConvertReference(JObject converted, string reference, SchemaAddress at)
    {
        if (_references.Follow(at, reference) is not { } target)
        {
            var why = References.IsOnTheWeb(reference) ? "is on the web, which import does not read" : "leads to no schema";
            Report(Descriptors.BrokenReference, at, $"'{reference}' {why}: any value is taken.");
            return;
        }

        converted["$ref"] = Dialect.Reference(_definitions.NameOf(target.Key, DefinitionName(target), target));
    }

    /// <summary>The name that the export gives it, as far as it needs no escape anywhere.</summary>
    private static string DefinitionName(SchemaAddress target)
    {
        var name = target.Pointer.Tokens.LastOrDefault() ?? (target.Document.Path is { } path ? SchemaFileName.Stem(path) : "Event");
        return CSharpNames.Identifier(Transliteration.ToAscii(name, other: ' '));
    }

    /// <summary>In draft-07 a reference stands alone. Where the export means more, both have to hold; where it does not, the rest goes.</summary>
    private JObject SplitReference(JObject converted, SchemaAddress address)
    {
        var siblings = converted.Properties().Where(property => property.Name != "$ref" && Dialect.IsAssertion(property.Name)).ToList();
        if (converted["$ref"] is null || siblings.Count == 0 || address.Document.Draft == Draft.Own)
            return converted;

        siblings.ForEach(sibling => sibling.Remove());
        if (!address.Document.Draft.ReadsSiblings())
        {
            siblings.ForEach(sibling => _notes.Add($"{sibling.Name} beside $ref", address.Location));
            return converted;
        }

        var reference = converted.Property("$ref", StringComparison.Ordinal)!;
        reference.Remove();
        converted["allOf"] = new JArray(new JObject(reference), new JObject(siblings));
        return converted;
    }

    private void ConvertRequired(JObject converted, SchemaAddress address, bool isEvent)
    {
        if (converted["required"] is not JArray required)
            return;

        var names = required.Select(name => (string)name!).Distinct(StringComparer.Ordinal).ToList();
        if (converted["properties"] is JObject properties && converted["$ref"] is null && !Dialect.HasCombinations(converted) && !InPlaceApplicators.HaveSubschema(address.Pointer))
        {
            var unknown = names.Where(name => properties.Property(name, StringComparison.Ordinal) is null && !(isEvent && Envelope.Has(name))).ToList();
            unknown.ForEach(name => Report(Descriptors.RequiredLeftOut, address.Then("required"), $"'{name}' is required, but not described."));
            names = [.. names.Except(unknown, StringComparer.Ordinal)];
        }

        // registries write what was null as an object without properties; people mean it
        foreach (var name in names.Where(name => !isEvent && !_export.IsDetail && SaysNothing(address.Then("properties", name))).ToList())
        {
            names.Remove(name);
            Report(Descriptors.RequiredFreeForm, address.Then("properties", name), $"'{name}' may be missing or null.");
        }

        converted.Remove("required");
        if (names.Count > 0)
            converted["required"] = new JArray(names);
    }

    private bool SaysNothing(SchemaAddress address) => _references.Resolve(address) is { } target && target.Schema switch
    {
        JObject schema => schema["type"] is null or { Type: JTokenType.String } && (string?)schema["type"] is null or "object"
            && schema["properties"] is not JObject { Count: > 0 } && schema["additionalProperties"] is not JObject { Count: > 0 }
            && schema["items"] is null && schema["enum"] is null && schema["const"] is null && !Dialect.HasCombinations(schema),
        { Type: JTokenType.Boolean } => true,
        _ => false,
    };

    private void Report(DiagnosticDescriptor descriptor, SchemaAddress address, string message) =>
        _problems.Add(descriptor.At(address.Location, message));
}
