using System.Text.Json.Nodes;

namespace EventLogs.TestKit;

/// <summary>Runs a tool of tests/tools: a JSON value a line goes in, an answer a line comes out, in the same order.</summary>
public static class NodeTool
{
    /// <summary>The problems that the grammars of Athena find in statements; <c>hive</c> for DDL, <c>trino</c> for queries.</summary>
    public static async Task<IReadOnlyList<string>> SqlErrorsAsync(IEnumerable<(string Name, string Dialect, string Sql)> statements) => Errors(
        await AskAsync("sql-parse", statements.Select(statement => new JsonObject
        {
            ["id"] = statement.Name,
            ["dialect"] = statement.Dialect,
            ["sql"] = statement.Sql,
        })),
        error => $"{error["line"]},{error["column"]}: {error["message"]}");

    /// <summary>Where documents are not what the schema says, as a validator finds that is not the generator's.</summary>
    public static Task<IReadOnlyList<string>> SchemaErrorsAsync(
        JsonNode schema, IEnumerable<(string Name, JsonNode? Document)> documents) =>
        SchemaErrorsAsync(documents.Select(document => (document.Name, schema, document.Document)));

    /// <summary>The same for documents of different schemas.</summary>
    public static async Task<IReadOnlyList<string>> SchemaErrorsAsync(
        IEnumerable<(string Name, JsonNode Schema, JsonNode? Document)> documents) => Errors(
        await AskAsync("json-validate", documents.Select(document => new JsonObject
        {
            ["id"] = document.Name,
            ["schema"] = document.Schema.DeepClone(),
            ["document"] = document.Document?.DeepClone(),
        })),
        error => $"{error["path"]} {error["message"]}");

    /// <summary>The HTML that Markdown texts become.</summary>
    public static async Task<IReadOnlyList<string>> HtmlAsync(IEnumerable<string> texts)
    {
        var answers = await AskAsync("markdown-html", texts.Select(text => new JsonObject { ["markdown"] = text }));
        return [.. answers.Select(answer => (string)answer["html"]!)];
    }

    /// <summary>Has a tool check a template.</summary>
    public static JsonObject Check(string tool, JsonNode template) =>
        Assert.Single(Ask(tool, [new JsonObject { ["id"] = 1, ["template"] = template.DeepClone() }]));

    /// <inheritdoc cref="AskAsync"/>
    public static IReadOnlyList<JsonObject> Ask(string tool, IEnumerable<JsonObject> questions) => AskAsync(tool, questions).GetAwaiter().GetResult();

    /// <summary>Asks a tool. The test fails when the tool does, with what it said.</summary>
    /// <param name="tool">Its file name without the extension.</param>
    /// <param name="questions">The questions.</param>
    /// <returns>As many answers.</returns>
    public static async Task<IReadOnlyList<JsonObject>> AskAsync(string tool, IEnumerable<JsonObject> questions)
    {
        Assert.True(
            File.Exists(Path.Combine(Repository.Root, "node_modules", ".package-lock.json")),
            "The tools of tests/tools are not installed. Run: npm ci");
        var answers = await NodeProcess.Of(tool).AskAsync([.. questions.Select(question => question.ToJsonString())]);
        return [.. answers.Select(answer => JsonNode.Parse(answer)!.AsObject())];
    }

    private static IReadOnlyList<string> Errors(IEnumerable<JsonObject> answers, Func<JsonNode, string> describe) =>
        [.. answers.SelectMany(answer => answer["errors"]!.AsArray().Select(error => $"{answer["id"]}: {describe(error!)}"))];
}
