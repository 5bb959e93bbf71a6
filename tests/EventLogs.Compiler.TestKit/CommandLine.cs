using EventLogs.Generator.Commands;
using EventLogs.Terminal;

namespace EventLogs.CompilerTestKit;

/// <summary>Runs <c>eventlogs</c> in this process, as its output is redirected to a file.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command to its end.</summary>
    public static async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return new CommandResult(await RunAsync(output, errors, default, arguments), output.ToString(), errors.ToString());
    }

    /// <summary>Runs a command that writes to these.</summary>
    public static Task<int> RunAsync(TextWriter output, TextWriter errors, CancellationToken cancellation, params string[] arguments) =>
        EventLogsCommand.RunAsync(Consoles.Over(output, errors), arguments, cancellation);
}

/// <summary>What a command said.</summary>
internal sealed record CommandResult(int ExitCode, string Out, string Error);
