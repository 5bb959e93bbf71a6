using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// Makes one schema of two. Names and order are the first one's, and what only the second one has comes after, because partitions match
/// columns by position. What not both require is not required, because a log must not refuse what it took before.
/// </summary>
internal sealed partial class SchemaMerge
{
    private readonly JObject _first;
    private readonly JObject _second;
    private readonly MergedDefinitions _definitions;
    private readonly MergeRule _rule;
    private readonly HashSet<(JObject First, JObject Second)> _open = [];
    private readonly Action<DiagnosticDescriptor, JsonPointer, string>? _report;

    private SchemaMerge(JObject first, JObject second, MergeRule rule, Action<DiagnosticDescriptor, JsonPointer, string>? report = null)
    {
        (_first, _second, _rule, _report) = (first, second, rule, report);
        _definitions = new MergedDefinitions(Dialect.DefinitionsOf(first), Dialect.DefinitionsOf(second));
    }

    private bool IsUpdate => _rule == MergeRule.Update;

    /// <summary>The schema of events of which each fits one of the two.</summary>
    public static JObject Union(JObject first, JObject second) => new SchemaMerge(first, second, MergeRule.Union).Merge();

    /// <summary>A schema that takes what another one shows, too. The other one was inferred, so it knows of no limits.</summary>
    /// <param name="known">What there was.</param>
    /// <param name="shown">What events show.</param>
    /// <param name="report">Takes what people should know, with its location in <paramref name="known"/>.</param>
    public static JObject Widen(JObject known, JObject shown, Action<DiagnosticDescriptor, JsonPointer, string> report) =>
        new SchemaMerge(known, shown, MergeRule.Widen, report).Merge();

    /// <summary>The schema that a newer one makes of a known one: types are the newer one's, annotations and order stay.</summary>
    /// <param name="known">What there was.</param>
    /// <param name="newer">What there is now.</param>
    /// <param name="report">Takes what people should know, with its location in <paramref name="known"/>.</param>
    public static JObject Update(JObject known, JObject newer, Action<DiagnosticDescriptor, JsonPointer, string> report) =>
        new SchemaMerge(known, newer, MergeRule.Update, report).Merge();

    private JObject Merge()
    {
        var root = MergeKeywords(_first, _second, JsonPointer.Root);
        var definitions = _definitions.Finish();
        if (definitions.Count > 0)
            root[Dialect.Definitions] = definitions;
        else
            root.Remove(Dialect.Definitions);
        return root;
    }

    private JToken Merge(JToken first, JToken second, JsonPointer location)
    {
        var (before, name) = Resolve(first, _first);
        var (after, _) = Resolve(second, _second);
        if (before is not JObject known || after is not JObject other)
            return JToken.DeepEquals(before, after) ? first.DeepClone() : IsUpdate ? _definitions.CopySecond(second) : new JObject();
        if (IsUpdate && SaysMore(known, other))
            return _definitions.CopyFirst(first);
        if (IsUpdate && !Agree(known, other))
            return TypeChanged((JObject)first, known, second, other, location);
        if (_rule == MergeRule.Widen && Says(known) && Says(other))
            ReportTypes(location, SchemaTypes.Of(known), SchemaTypes.Of(known).With(SchemaTypes.Of(other)));
        if (name is null)
            return MergeKeywords(known, other, location);

        var reference = (JObject)first.DeepClone();
        reference["$ref"] = Dialect.Reference(_definitions.Merge(
            name, known, other, () => MergeKeywords(known, other, JsonPointer.Root.Then(Dialect.Definitions, name))));
        return reference;
    }

    private static (JToken Schema, string? Name) Resolve(JToken schema, JObject root) =>
        Dialect.ReferredTo(schema) is { } name ? (Dialect.DefinitionsOf(root)[name]!, name) : (schema, null);

    /// <summary>Where the newer one leaves a value open, people have described what it does not know.</summary>
    private static bool SaysMore(JObject known, JObject other) => !Says(other) && Says(known);

    private static bool Says(JObject schema) => SchemaTypes.Of(schema) is { Names.Count: > 0 } or { AllowsNull: true } || Dialect.HasCombinations(schema);

    /// <summary>What was widened stays wide: real events have taught it.</summary>
    private static bool Agree(JObject known, JObject other) =>
        SchemaTypes.Of(other).AreAmong(SchemaTypes.Of(known)) && Says(known) == Says(other) && Dialect.Combinations.All(keyword => Count(known[keyword]) == Count(other[keyword]));

    private void ReportTypes(JsonPointer location, SchemaTypes before, SchemaTypes now)
    {
        if (!before.Same(now))
            _report!(Descriptors.TypeChanged, location, $"The type was {before} and is {now} now.");
    }

    private static int Count(JToken? list) => (list as JArray)?.Count ?? 0;

    private JObject TypeChanged(JObject first, JObject known, JToken second, JObject other, JsonPointer location)
    {
        if (Says(known))
            ReportTypes(location, SchemaTypes.Of(known), SchemaTypes.Of(other));
        _definitions.Leave(first);
        return _definitions.CopySecond(second) is JObject copy ? Dialect.WithAnnotations(copy, first) : new JObject();
    }

    /// <summary>What counts where two schemas differ.</summary>
    private enum MergeRule
    {
        Union,
        Widen,
        Update,
    }
}
