namespace EventLogs.Generator.Tests.Commands;

/// <summary><c>eventlogs completion</c>, and the words that other programs have.</summary>
public sealed class CompletionCommandTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "eventlogs.dll");

    [Theory]
    [Trait(FastLane.Category, FastLane.Process)]
    [InlineData("eventlogs li", "lint list")]
    [InlineData("eventlogs lint --for", "--format")]
    [InlineData("eventlogs lint --format s", "sarif")]
    [InlineData("eventlogs nothing-of-this-na", "")]
    public void Bash_completes_commands_options_and_values(string line, string expected)
    {
        if (OperatingSystem.IsWindows())
            return;
        var script = $$"""
            eventlogs() { dotnet "{{Program}}" "$@"; }
            source <(eventlogs completion bash)
            complete -p eventlogs > /dev/null && complete -p eventlogs-local > /dev/null || exit 2
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=({{line}}) COMP_CWORD=$(( {{line.Split(' ').Length}} - 1 ))
            _eventlogs_complete
            echo "${COMPREPLY[*]}"
            """;

        var result = ChildProcess.Run(new Dictionary<string, string>(), "bash", "-c", script);

        Assert.Equal((0, expected, ""), (result.ExitCode, result.Output.Trim().ReplaceLineEndings(" "), result.Errors));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F")]
    [InlineData("zsh", "compdef ")]
    [InlineData("fish", "complete --command $tool")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native")]
    public async Task Every_shell_has_a_script_that_says_how_to_use_it(string shell, string registration)
    {
        var result = await CommandLine.RunAsync("completion", shell);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches($@"\A# .*eventlogs completion {shell}", result.Out);
        Assert.Contains(registration, result.Out, StringComparison.Ordinal);
        Assert.Equal(1, (await CommandLine.RunAsync("completion", "tcsh")).ExitCode);
    }

    [Theory]
    [InlineData("--version", "-v")]
    [InlineData("--version", "version")]
    [InlineData("--help", "help")]
    public async Task Words_of_other_programs_mean_the_same_here(string option, string word)
    {
        var expected = await CommandLine.RunAsync(option);

        Assert.Equal((0, expected), (expected.ExitCode, await CommandLine.RunAsync(word)));
        Assert.Equal(await CommandLine.RunAsync("lint", "--help"), await CommandLine.RunAsync("help", "lint"));
    }
}
