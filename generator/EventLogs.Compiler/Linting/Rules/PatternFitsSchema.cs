using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Schemas;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Catalog;
using EventLogs.Shared;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL202, EVL203 and EVL206: an event pattern asks for values that events of the schema have, and that can be told.</summary>
internal sealed class PatternFitsSchema : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        if (schema.Log is not { Pattern: { } pattern } log)
            return [];
        var found = pattern.Fields.Select(field => (Field: field, Value: Find(log.Event, field.Path))).ToList();
        return found.SelectMany(item => Check(schema.Document, item.Field, item.Value)).Concat(SharedArrays(schema.Document, found));
    }

    private static IEnumerable<Diagnostic> Check(SchemaDocument document, PatternField field, Found value)
    {
        if (value.Problem is { } problem)
            return [Descriptors.PatternNeverMatches.At(At(document, field.Path), problem)];
        if (value.Type is not ScalarType scalar)
            return [];
        return field.Matchers.Index()
            .Select(item => (Path: field.Path.Add(item.Index.ToString(CultureInfo.InvariantCulture)), Problem: Problem(item.Item, scalar)))
            .Where(item => item.Problem is not null)
            .Select(item => item.Problem!.Value.Descriptor.At(At(document, item.Path), item.Problem.Value.Message));
    }

    /// <summary>What keeps a matcher from taking any value of a type.</summary>
    private static (DiagnosticDescriptor Descriptor, string Message)? Problem(PatternMatcher matcher, ScalarType type)
    {
        if (matcher is ExistsMatcher or AnythingButMatcher)
            return null;
        var kind = type.Kind switch
        {
            ScalarKind.Integer or ScalarKind.Double => "a number",
            ScalarKind.Boolean => "true or false",
            _ => "a string",
        };
        var taken = matcher switch
        {
            NumericMatcher or ExactMatcher { Value.ValueKind: JsonValueKind.Number } => "a number",
            ExactMatcher { Value.ValueKind: JsonValueKind.True or JsonValueKind.False } => "true or false",
            _ => "a string",
        };
        if (taken != kind)
            return (Descriptors.PatternNeverMatches, $"The value is {kind} in the schema, and {taken} is asked for.");
        return type.Values.IsDefaultOrEmpty || type.Values.Any(value => matcher.Takes(JsonSerializer.SerializeToElement(value)))
            ? null
            : (Descriptors.PatternOfOtherValues, $"The values in the schema are {string.Join(", ", type.Values)}.");
    }

    /// <summary>EventBridge wants several values inside one array to be those of one element, which nothing here finds out.</summary>
    private static IEnumerable<Diagnostic> SharedArrays(SchemaDocument document, List<(PatternField Field, Found Value)> found) =>
        from item in found
        where item.Value.Array is not null
        group item by SingularPath.Format(item.Value.Array!.Value) into same
        from later in same.Skip(1)
        select Descriptors.TwoValuesOfAnElement.At(
            At(document, later.Field.Path), $"Of what is inside the elements of {same.Key} one value can be asked for, and this is another one.");

    private static Location At(SchemaDocument document, ImmutableArray<string> path) => document.At([SchemaDocument.MappingKeyword, "pattern", .. path]);

    private static Found Find(ColumnType root, ImmutableArray<string> path)
    {
        var (type, array) = (root, (ImmutableArray<string>?)null);
        for (var depth = 0; depth < path.Length; depth++)
        {
            for (; type is ArrayType { Element: var element }; type = element)
                array ??= path[..depth];
            if (type is JsonType)
                return new Found(type, array, null);
            var inside = type is MapType map ? map.Value : (type as StructType)?.Fields.FirstOrDefault(field => field.Key == path[depth])?.Type;
            if (inside is null)
                return new Found(null, null, $"The schema has no {SingularPath.Format(path[..(depth + 1)])}{Nearest(type, path[depth])}");
            type = inside;
        }

        while (type is ArrayType { Element: var element })
            type = element;
        return type is StructType or MapType
            ? new Found(null, null, $"{SingularPath.Format(path)} is an object in the schema, and a pattern asks for single values: name one inside of it.")
            : new Found(type, array, null);
    }

    private static string Nearest(ColumnType type, string key) =>
        type is StructType structure ? NearestName.Question(key, structure.Fields.Select(field => field.Key)) : ".";

    /// <summary>What the schema has at a path: its type, and the array of objects on the way to it; or that there is nothing.</summary>
    private sealed record Found(ColumnType? Type, ImmutableArray<string>? Array, string? Problem);
}
