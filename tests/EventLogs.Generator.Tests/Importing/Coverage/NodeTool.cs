using System.Diagnostics;
using System.Text.Json;
using EventLogs.Generator.Tests.TestKit;

namespace EventLogs.Generator.Tests.Importing.Coverage;

/// <summary>Runs a script of <c>tests/tools</c>, which answers each line of JSON with one.</summary>
internal static class NodeTool
{
    /// <summary>The answers, in the order of the questions.</summary>
    public static async Task<List<JsonElement>> AskAsync(string script, IEnumerable<object> questions)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "tools", script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        foreach (var question in questions)
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question));
        process.StandardInput.Close();

        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return [.. lines.Select(line => JsonElement.Parse(line))];
    }
}
