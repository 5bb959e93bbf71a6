using System.Text;

namespace EventLogs.Generator.Tests.Commands;

/// <summary>What no command has a diagnostic for: one sentence, exit code 1 and, on request, where it came from.</summary>
public sealed class UnexpectedErrorTests
{
    private static readonly string[] FullDisk = ["error: No space left on device"];

    public static TheoryData<string> Commands() =>
    [
        "list", "lint", "diagnostics", "changes", "sample deployment_state_change --count 10", "sample aws.codedeploy --scenario --count 10",
        $"diff --against {Schemas.Shipped}", "--help",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_full_disk_is_one_sentence(string command)
    {
        var (exitCode, errors) = await RunAsync(new IOException("No space left on device"), Arguments(command));

        Assert.Equal(1, exitCode);
        Assert.Equal(FullDisk, errors.Split('\n').Where(line => line.StartsWith("error", StringComparison.Ordinal)));
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trace_is_shown_on_request()
    {
        var (exitCode, errors) = await RunAsync(new IOException("No space left on device"), [.. Arguments("list"), "--trace"]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith(FullDisk[0] + "\nSystem.IO.IOException: No space left on device\n   at ", errors.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_the_program_says_so_and_how_to_report_it()
    {
        var (exitCode, errors) = await RunAsync(new InvalidOperationException("Two\nlines"), Arguments("list"));

        Assert.Equal(
            (1, "error: unexpected InvalidOperationException: Two lines\n    This is a fault of eventlogs: run it again with --trace, and report what it prints.\n"),
            (exitCode, errors.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Errors_that_cannot_be_written_are_no_exception_either()
    {
        await using var full = new FailingWriter(new IOException("No space left on device"));

        Assert.Equal(1, await CommandLine.RunAsync(full, full, default, Arguments("list")));
    }

    private static string[] Arguments(string command) =>
        [.. command.Split(' '), .. (string[])(command.StartsWith('-') || command is "diagnostics" or "changes" ? [] : ["--schemas", Schemas.Shipped])];

    private static async Task<(int ExitCode, string Errors)> RunAsync(Exception problem, string[] arguments)
    {
        await using var output = new FailingWriter(problem);
        await using var errors = new StringWriter();
        return (await CommandLine.RunAsync(output, errors, default, arguments), errors.ToString());
    }

    private sealed class FailingWriter(Exception problem) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw problem;
    }
}
