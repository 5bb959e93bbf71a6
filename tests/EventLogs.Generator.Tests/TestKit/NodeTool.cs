using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace EventLogs.Generator.Tests.TestKit;

/// <summary>Runs a tool of tests/tools: a JSON value a line goes in, an answer a line comes out, in the same order.</summary>
internal static class NodeTool
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The problems that the grammars of Athena find in statements; <c>hive</c> for DDL, <c>trino</c> for queries.</summary>
    public static async Task<IReadOnlyList<string>> SqlErrorsAsync(IEnumerable<(string Name, string Dialect, string Sql)> statements) => Errors(
        await RunAsync("sql-parse.mjs", statements.Select(statement => new JsonObject
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
        await RunAsync("json-validate.mjs", documents.Select(document => new JsonObject
        {
            ["id"] = document.Name,
            ["schema"] = document.Schema.DeepClone(),
            ["document"] = document.Document?.DeepClone(),
        })),
        error => $"{error["path"]} {error["message"]}");

    /// <summary>The HTML that Markdown texts become.</summary>
    public static async Task<IReadOnlyList<string>> HtmlAsync(IEnumerable<string> texts)
    {
        var answers = await RunAsync("markdown-html.mjs", texts.Select(text => new JsonObject { ["markdown"] = text }));
        return [.. answers.Select(answer => (string)answer["html"]!)];
    }

    private static IReadOnlyList<string> Errors(IEnumerable<JsonObject> answers, Func<JsonNode, string> describe) =>
        [.. answers.SelectMany(answer => answer["errors"]!.AsArray().Select(error => $"{answer["id"]}: {describe(error!)}"))];

    private static async Task<IReadOnlyList<JsonObject>> RunAsync(string tool, IEnumerable<JsonObject> questions)
    {
        Assert.True(
            File.Exists(Path.Combine(Repository.Root, "node_modules", ".package-lock.json")),
            "The tools of tests/tools are not installed. Run: npm ci");
        var lines = questions.Select(question => question.ToJsonString()).ToList();
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "tools", tool)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(string.Concat(lines.Select(line => line + "\n")));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{tool} failed: {await errors}");

        var answers = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .ToList();
        Assert.Equal(lines.Count, answers.Count);
        return answers;
    }
}
