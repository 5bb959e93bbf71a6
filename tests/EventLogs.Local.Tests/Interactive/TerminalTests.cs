namespace EventLogs.Local.Tests.Interactive;

/// <summary>The built program on a terminal: the shell with its keys, and the pager.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class TerminalTests : IDisposable
{
    private const string Prompt = "eventlogs>";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TerminalFact]
    public async Task The_shell_completes_lets_go_and_remembers()
    {
        Directory.CreateDirectory(_folder["bucket"]);
        await using (var first = Start(("EVENTLOGS_HISTORY", _folder["history"])))
        {
            await first.WaitForAsync(Prompt);
            await first.TypeAsync(".mode csv" + PseudoTerminal.Enter);
            await first.WaitForAsync("\n\r" + Prompt);
            await first.TypeAsync("SELECT 6 * 7 AS answer" + PseudoTerminal.Enter);
            await first.WaitForAsync("...>");
            await first.TypeAsync("FROM deployment_st" + PseudoTerminal.Tab + PseudoTerminal.Tab + " WHERE false;" + PseudoTerminal.Enter);
            await first.WaitForAsync("\nanswer\n\r" + Prompt);
            await first.TypeAsync("SELECT not wanted");
            await first.WaitForAsync(Prompt + " SELECT not wanted");
            await first.TypeAsync(PseudoTerminal.CtrlC);
            await first.WaitForAsync("^C\n\r" + Prompt);
            await first.TypeAsync("SELECT 'after' || 'wards' AS x;" + PseudoTerminal.Enter);
            await first.WaitForAsync("\nafterwards");
            await first.WaitForAsync(Prompt);
            await first.TypeAsync(".quit" + PseudoTerminal.Enter);
            Assert.Equal(0, await first.WaitForExitAsync());
        }

        Assert.Contains("FROM deployment_state_change WHERE false;", await File.ReadAllLinesAsync(_folder["history"]));
        await using var second = Start(("EVENTLOGS_HISTORY", _folder["history"]));
        await second.WaitForAsync(Prompt);
        await second.TypeAsync(PseudoTerminal.Up + PseudoTerminal.Up + PseudoTerminal.Enter);
        await second.WaitForAsync("│ afterwards │");
        await second.WaitForAsync(Prompt);
        await second.TypeAsync(".quit" + PseudoTerminal.Enter);
        Assert.Equal(0, await second.WaitForExitAsync());
    }

    [TerminalFact]
    public async Task Without_color_the_shell_has_none_and_keeps_its_keys()
    {
        Directory.CreateDirectory(_folder["bucket"]);
        await using var shell = Start(("EVENTLOGS_HISTORY", _folder["history"]), ("NO_COLOR", "1"));
        await shell.WaitForAsync(Prompt);
        await shell.TypeAsync(".quit" + PseudoTerminal.Enter);
        Assert.Equal(0, await shell.WaitForExitAsync());
        Assert.DoesNotMatch(@"\x1b\[(1|3[0-7]|38;[0-9;]+)m", shell.Raw);
    }

    [TerminalFact]
    public async Task What_is_longer_than_the_terminal_goes_to_the_pager_and_the_rest_is_said_after_it()
    {
        Directory.CreateDirectory(_folder["bucket"]);
        (string, string) pager = ("PAGER", "sed 's/^/paged: /'");

        var paged = await RunAsync(pager, "query", "SELECT n FROM range(120) AS t(n)");
        var whole = await RunAsync(pager, "query", "SELECT n FROM range(120) AS t(n)", "--no-pager");
        var small = await RunAsync(pager, "query", "SELECT n FROM range(3) AS t(n)");
        var none = await RunAsync(("PAGER", "cat"), "query", "SELECT n FROM range(120) AS t(n)");

        Assert.Contains("paged: │ 99 │", paged, StringComparison.Ordinal);
        Assert.True(paged.IndexOf("20 more rows", StringComparison.Ordinal) > paged.IndexOf("paged: 100 rows", StringComparison.Ordinal), paged);
        NonEmpty.All([whole, small, none], text => Assert.DoesNotContain("paged: ", text, StringComparison.Ordinal));
        Assert.Contains("3 rows", small, StringComparison.Ordinal);
    }

    [TerminalFact]
    public async Task Less_shows_a_page_and_can_be_left_at_once()
    {
        Directory.CreateDirectory(_folder["bucket"]);
        await using var terminal = PseudoTerminal.Start(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["LESS"] = "" }, [.. Program, "query", "SELECT n FROM range(1000000) AS t(n)", "--limit", "0", "--bucket", _folder["bucket"]]);
        await terminal.WaitForAsync(" 15 │");
        await terminal.TypeAsync("q");
        Assert.Equal(0, await terminal.WaitForExitAsync());
    }

    private static string[] Program => ["dotnet", Path.Join(AppContext.BaseDirectory, "eventlogs-local.dll")];

    private PseudoTerminal Start(params (string Name, string Value)[] variables) => PseudoTerminal.Start(
        variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal), [.. Program, "query", "--bucket", _folder["bucket"]]);

    private async Task<string> RunAsync((string Name, string Value) variable, params string[] arguments)
    {
        await using var terminal = PseudoTerminal.Start(
            new Dictionary<string, string>(StringComparer.Ordinal) { [variable.Name] = variable.Value }, [.. Program, .. arguments, "--bucket", _folder["bucket"]]);
        Assert.Equal(0, await terminal.WaitForExitAsync());
        return terminal.Raw;
    }
}
