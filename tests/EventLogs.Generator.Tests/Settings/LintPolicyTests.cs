using System.Text.Json.Nodes;
using EventLogs.Configuration;

namespace EventLogs.Generator.Tests.Settings;

/// <summary><c>lint</c> in eventlogs.json: how severe diagnostics are in one repository.</summary>
public sealed class LintPolicyTests : IDisposable
{
    /// <summary>A schema with an info, EVL083, and two warnings, EVL046 and EVL052.</summary>
    private static readonly string Schema = Schemas.Orders(
        """{ "type": "object", "properties": { "id": { "type": "string" } }, "required": ["none"] }""").ToString();

    private readonly TempFolder _folder = new();

    public LintPolicyTests()
    {
        _folder.Write("schemas/" + Schemas.OrdersFile, Schema);
        _folder.Write("schemas/" + Schemas.OrdersFile.Replace("placed", "paid", StringComparison.Ordinal), Schema.Replace("Placed", "Paid", StringComparison.Ordinal).Replace("placed", "paid", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_entries_rules_have_their_own_severity() =>
        Assert.Equal((0, 4, 2), await LintAsync());

    [Theory]
    [InlineData("""{ "id": "{warning}", "severity": "off", "reason": "known" }""", 0, 2, 2)]
    [InlineData("""{ "id": "{warning}", "severity": "info", "reason": "known" }""", 0, 2, 4)]
    [InlineData("""{ "id": "{info}", "severity": "warning", "reason": "we replay" }""", 0, 6, 0)]
    [InlineData("""{ "id": "{info}", "severity": "error", "reason": "we replay" }""", 2, 4, 0)]
    [InlineData("""{ "id": "{warning}", "severity": "off", "file": "schemas/test.shop/order-paid.schema.json", "reason": "known" }""", 0, 3, 2)]
    [InlineData("""{ "id": "{warning}", "severity": "off", "file": "schemas/test.shop", "reason": "known" }""", 0, 2, 2)]
    [InlineData("""{ "id": "{warning}", "severity": "off", "file": "schemas/", "pointer": "/properties/detail", "reason": "known" }""", 0, 2, 2)]
    [InlineData("""{ "id": "{warning}", "severity": "error", "reason": "a" }, { "id": "{warning}", "severity": "off", "file": "schemas/test.shop/order-paid.schema.json", "reason": "b" }""", 1, 2, 2)]
    // what matches nothing is a warning itself
    [InlineData("""{ "id": "EVL003", "severity": "error", "reason": "a" }""", 0, 5, 2)]
    [InlineData("""{ "id": "{warning}", "severity": "off", "file": "schemas/test", "reason": "no folder of this name" }""", 0, 5, 2)]
    [InlineData("""{ "id": "{warning}", "severity": "off", "pointer": "/properties/det", "reason": "no such location" }""", 0, 5, 2)]
    public async Task An_entry_sets_the_severity_of_what_it_matches(string entries, int errors, int warnings, int infos)
    {
        Write(entries);

        Assert.Equal((errors, warnings, infos), await LintAsync());
    }

    [Fact]
    public async Task An_entry_that_matches_nothing_is_reported_at_its_location()
    {
        Write("""{ "id": "EVL052", "severity": "off", "file": "schemas/old", "reason": "gone" }""");

        var result = await CommandLine.RunAsync("lint", "--schemas", _folder["schemas"], "--severity", "warning");

        Assert.Contains(_folder[SettingsFile.Name] + "(3,3): warning EVL221: There is no EVL052 in schemas/old any more.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "id": "EVL999", "severity": "off", "reason": "a" }""", "EVL220: There is no diagnostic 'EVL999'.")]
    [InlineData("""{ "id": "EVL002", "severity": "off", "reason": "a" }""", "EVL220: EVL002 is an error, which nothing can be generated with: it cannot be made off.")]
    [InlineData("""{ "id": "EVL046", "severity": "hint", "reason": "a" }""", "EVL220: 'hint' is not a severity. There are: off, info, warning, error.")]
    [InlineData("""{ "id": "EVL046", "severity": "off" }""", "EVL211: The member 'reason' is missing in 'lint'.")]
    [InlineData("""{ "id": "EVL046", "severity": "off", "reason": "" }""", "EVL211: 'reason' in 'lint' must be a string that is not empty.")]
    [InlineData("""{ "id": "EVL046", "severity": "off", "reason": "a", "folder": "b" }""", "EVL211: Unknown member 'folder' in 'lint'. There are: id, severity, reason, file, pointer.")]
    [InlineData("""{ "id": "EVL046", "id": "EVL046", "severity": "off", "reason": "a" }""", "EVL211: 'id' stands there twice.")]
    [InlineData("\"EVL046\"", "EVL211: 'lint' must be a list of objects.")]
    public async Task An_entry_that_cannot_be_applied_is_an_error_of_every_command(string entries, string problem)
    {
        Write(entries);

        foreach (var command in new string[][] { ["lint"], ["generate"], ["list"], ["diff", "--against", _folder["schemas"]] })
        {
            var result = await CommandLine.RunAsync([.. command, "--schemas", _folder["schemas"]]);
            Assert.Equal((1, ""), (result.ExitCode, result.Out));
            Assert.Contains("error " + problem, result.Error, StringComparison.Ordinal);
            Assert.Equal(1, result.Error.Split(": error ").Length - 1);
        }
    }

    [Fact]
    public async Task What_is_an_error_here_forbids_to_generate()
    {
        Write("""{ "id": "{info}", "severity": "error", "reason": "we replay" }""");
        Assert.Equal(1, (await CommandLine.RunAsync("generate", "--schemas", _folder["schemas"])).ExitCode);
        Assert.False(Directory.Exists(_folder["generated"]));

        Write("""{ "id": "{info}", "severity": "off", "reason": "we do not replay" }""");
        Assert.Equal(0, (await CommandLine.RunAsync("generate", "--schemas", _folder["schemas"])).ExitCode);
    }

    [Fact]
    public async Task Lint_reports_from_the_severity_that_is_asked_for_on()
    {
        var result = await CommandLine.RunAsync("lint", "--schemas", _folder["schemas"], "--severity", "warning");
        Assert.DoesNotContain(": info ", result.Error, StringComparison.Ordinal);
        Assert.Contains(": warning ", result.Error, StringComparison.Ordinal);
        Assert.Equal("", (await CommandLine.RunAsync("lint", "--schemas", _folder["schemas"], "--severity", "error")).Error);
        Assert.Equal(1, (await CommandLine.RunAsync("lint", "--schemas", _folder["schemas"], "--severity", "2")).ExitCode);
    }

    private void Write(string entries) => _folder.Write(
        SettingsFile.Name,
        "{ \"namespace\": \"Shop\",\n  \"lint\": [\n  " + entries.Replace("{info}", "EVL083", StringComparison.Ordinal).Replace("{warning}", "EVL052", StringComparison.Ordinal) + "\n] }");

    private async Task<(int Errors, int Warnings, int Infos)> LintAsync()
    {
        var result = await CommandLine.RunAsync("lint", "--schemas", _folder["schemas"], "--format", "json");
        var found = JsonNode.Parse(result.Out)!["diagnostics"]!.AsArray().Select(item => (string)item!["severity"]!).ToList();
        Assert.Equal(found.Contains("error") ? 1 : 0, result.ExitCode);
        return (found.Count(item => item == "error"), found.Count(item => item == "warning"), found.Count(item => item == "info"));
    }
}
