using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary><c>json_exists</c>, <c>json_value</c> and <c>json_query</c>, which take keywords between their arguments.</summary>
internal static class SqlJsonCall
{
    public static string Rewrite(string function, List<List<SqlNode>> arguments)
    {
        if (arguments.Count != 2 || arguments[1] is not [{ Kind: SqlKind.Text } path, .. var keywords])
            throw new SqlRefusedException($"{function} runs here with a document and a path in quotes");
        var document = arguments[0].Text();
        return function switch
        {
            _ when keywords.Count == 0 => Call(function, document, path.Text),
            "json_value" when keywords is [{ Text: var returning }, .. var type] && IsReturning(returning) =>
                $"CAST({Call(function, document, path.Text)} AS {SqlTypes.Translate(type)})",
            "json_query" when IsWrapper(keywords) => Call("json_query_wrapped", document, path.Text),
            _ => throw new SqlRefusedException($"{function} runs here without {keywords.Text()}"),
        };
    }

    // Text that is JSON, whatever the type of the document
    private static string Call(string function, string document, string path) => $"sql_{function}(CAST({document} AS VARCHAR), {path})";

    private static bool IsReturning(string word) => word.Equals("returning", StringComparison.OrdinalIgnoreCase);

    private static bool IsWrapper(List<SqlNode> keywords) =>
        keywords.HasWords(0, "with", "wrapper") || keywords.HasWords(0, "with", "array", "wrapper")
        || keywords.HasWords(0, "with", "unconditional", "wrapper") || keywords.HasWords(0, "with", "unconditional", "array", "wrapper");
}
