using System.Diagnostics;
using System.Text.Json.Nodes;

namespace EventLogs.Cdk.Tests.TestKit;

/// <summary>Runs the tools under <c>tests/tools</c>: one JSON value a line in, one answer a line out, in the same order.</summary>
internal static class NodeTool
{
    /// <summary>Has a tool check a template.</summary>
    public static JsonObject Check(string tool, JsonNode template) =>
        Assert.Single(Ask(tool, [new JsonObject { ["id"] = 1, ["template"] = template.DeepClone() }]));

    /// <summary>Asks a tool. The test fails when the tool does, with what it said.</summary>
    /// <param name="tool">Its file name without the ending.</param>
    /// <param name="questions">The questions.</param>
    /// <returns>As many answers.</returns>
    public static IReadOnlyList<JsonObject> Ask(string tool, IReadOnlyList<JsonObject> questions)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "tools", tool + ".mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using (var input = process.StandardInput)
        {
            foreach (var question in questions)
                input.WriteLine(question.ToJsonString());
        }

        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{tool} failed (have the Node packages been installed? npm ci):\n{errors.Result}");
        var answers = output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(questions.Count, answers.Length);
        return [.. answers.Select(answer => JsonNode.Parse(answer)!.AsObject())];
    }
}
