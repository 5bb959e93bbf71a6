using System.Collections.Frozen;
using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary>Calls of functions that have another name or another form in DuckDB, or cannot be right here at all.</summary>
internal sealed class FunctionCalls : ISqlRewrite
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["transform"] = "list_transform",
        ["zip"] = "list_zip",
        ["every"] = "bool_and",
        ["bitwise_and_agg"] = "bit_and",
        ["bitwise_or_agg"] = "bit_or",
        ["geometric_mean"] = "geomean",
        ["rand"] = "random",
        ["format"] = "trino_format",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Func<List<List<SqlNode>>, string?>> Forms =
        new Dictionary<string, Func<List<List<SqlNode>>, string?>>
        {
            ["approx_distinct"] = a => a.Count is 1 or 2 ? $"count(DISTINCT {a[0].Text()})" : null,
            ["approx_percentile"] = a => a.Count == 2
                ? $"quantile_disc({a[0].Text()}, {a[1].Text()})"
                : throw new SqlRefusedException("approx_percentile runs here with a value and a percentage only"),
            ["concat"] = a => a.Count > 1
                ? $"({string.Join(" || ", a.Select(part => part.Text()))})"
                : throw new SqlRefusedException("There must be two or more arguments of concat"),
            ["if"] = a => a.Count is 2 or 3
                ? $"(CASE WHEN {a[0].Text()} THEN {a[1].Text()}{(a.Count == 3 ? $" ELSE {a[2].Text()}" : "")} END)"
                : null,
            ["greatest"] = a => OfAll("greatest", a),
            ["least"] = a => OfAll("least", a),
            ["typeof"] = a => a.Count == 1 ? $"trino_type(system.main.typeof({a[0].Text()}))" : null,
            ["any_match"] = a => a.Count == 2 ? $"any_true(list_transform({a[0].Text()}, {a[1].Text()}))" : null,
            ["all_match"] = a => a.Count == 2 ? $"all_true(list_transform({a[0].Text()}, {a[1].Text()}))" : null,
            ["none_match"] = a => a.Count == 2 ? $"(NOT any_true(list_transform({a[0].Text()}, {a[1].Text()})))" : null,
            ["reduce"] = a => a.Count == 4
                ? $"list_extract(list_transform([list_reduce({a[0].Text()}, {a[2].Text()}, {a[1].Text()})], {a[3].Text()}), 1)"
                : null,
            ["zip_with"] = a => a.Count == 3
                ? $"list_transform(list_zip({a[0].Text()}, {a[1].Text()}), {Lambda.OfPair(a[2], "[1]", "[2]")})"
                : null,
            ["map_filter"] = a => a.Count == 2
                ? $"map_from_entries(list_filter(map_entries({a[0].Text()}), {Lambda.OfPair(a[1], ".key", ".value")}))"
                : null,
            ["transform_keys"] = a => a.Count == 2
                ? $"map_from_entries(list_transform(map_entries({a[0].Text()}), {Lambda.OfPair(a[1], ".key", ".value", "struct_pack(key := {0}, value := {1}.value)")}))"
                : null,
            ["transform_values"] = a => a.Count == 2
                ? $"map_from_entries(list_transform(map_entries({a[0].Text()}), {Lambda.OfPair(a[1], ".key", ".value", "struct_pack(key := {1}.key, value := {0})")}))"
                : null,
            ["json_exists"] = a => SqlJsonCall.Rewrite("json_exists", a),
            ["json_value"] = a => SqlJsonCall.Rewrite("json_value", a),
            ["json_query"] = a => SqlJsonCall.Rewrite("json_query", a),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Fields = new Dictionary<string, string>
    {
        ["dow"] = "isodow",
        ["day_of_week"] = "isodow",
        ["day_of_month"] = "day",
        ["day_of_year"] = "doy",
        ["year_of_week"] = "isoyear",
        ["yow"] = "isoyear",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public void Apply(List<SqlNode> nodes)
    {
        for (var i = 0; i + 1 < nodes.Count; i++)
        {
            if (nodes[i].Kind == SqlKind.Word && nodes[i + 1].IsGroup('(') && (i == 0 || !nodes[i - 1].IsSymbol(".")))
                Rewrite(nodes, i);
        }
    }

    private static void Rewrite(List<SqlNode> nodes, int at)
    {
        var name = nodes[at].Text;
        var children = nodes[at + 1].Children;
        if (RefusedFunctions.Reasons.TryGetValue(name, out var reason))
            throw new SqlRefusedException($"the function {name.ToLowerInvariant()} does not run here: {reason}");
        if (Names.TryGetValue(name, out var other))
            nodes[at] = new SqlNode { Kind = SqlKind.Word, Space = nodes[at].Space, Text = other };
        else if (Forms.TryGetValue(name, out var form) && form(children.SplitAtCommas()) is { } sql)
            nodes.Replace(at, 2, sql);
        else if (nodes[at].IsWord("extract") && children.Count > 0 && Fields.TryGetValue(children[0].Text, out var field))
            children[0] = new SqlNode { Kind = SqlKind.Word, Text = field };
        else if (nodes[at].IsWord("listagg") && nodes.HasWords(at + 2, "within", "group") && nodes.Count > at + 4)
            nodes.Replace(at, 5, ListAggregate(children.SplitAtCommas(), nodes[at + 4].Children));
    }

    private static string ListAggregate(List<List<SqlNode>> arguments, List<SqlNode> order) =>
        $"string_agg({arguments[0].Text()}, {(arguments.Count > 1 ? arguments[1].Text() : "''")} {order.Text()})";

    // DuckDB's leave null out
    private static string OfAll(string function, List<List<SqlNode>> arguments)
    {
        var list = string.Join(", ", arguments.Select(argument => argument.Text()));
        return $"null_of_any([{list}], {function}({list}))";
    }
}
