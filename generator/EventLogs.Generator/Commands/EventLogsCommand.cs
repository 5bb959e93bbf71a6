using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using EventLogs.Compiler.Text;
using EventLogs.Generator.Evolution;
using EventLogs.Shared;
using EventLogs.Terminal;

namespace EventLogs.Generator.Commands;

/// <summary>The command line <c>eventlogs</c>.</summary>
internal static class EventLogsCommand
{
    /// <summary>Set to 1 it does what <c>--trace</c> does.</summary>
    public const string TraceVariable = "EVENTLOGS_TRACE";

    /// <summary>Runs a command line. What no command has a diagnostic for ends here, as one sentence.</summary>
    /// <returns>The exit code: 0, or 1 with a message on the error console.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "The one place that takes what is left; a stack trace helps no user.")]
    public static async Task<int> RunAsync(Consoles consoles, IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        var trace = Trace();
        var configuration = new InvocationConfiguration
        {
            Output = consoles.Out.Profile.Out.Writer,
            Error = consoles.Error.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,
        };
        var command = Create(consoles, trace).Parse(AsOptions(arguments));
        try
        {
            if (CommandLineErrors.Report(command, ToolCommands.EventLogs, configuration.Error))
                return 1;
            var exitCode = await command.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
            await configuration.Output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            return exitCode;
        }
        catch (Exception problem)
        {
            Report(configuration.Error, problem, command.GetValue(trace) || Environment.GetEnvironmentVariable(TraceVariable) == "1");
            return 1;
        }
    }

    /// <summary><c>version</c> and <c>help COMMAND</c> as the options that they are.</summary>
    private static IReadOnlyList<string> AsOptions(IReadOnlyList<string> arguments) => arguments switch
    {
        ["version", ..] => ["--version", .. arguments.Skip(1)],
        ["help", ..] => [.. arguments.Skip(1), "--help"],
        _ => arguments,
    };

    /// <summary>The command line.</summary>
    public static RootCommand Create(Consoles consoles) => Create(consoles, Trace());

    private static RootCommand Create(Consoles consoles, Option<bool> trace)
    {
        var root = new RootCommand("Generates C# records, Firehose mappers, Glue columns, Athena DDL and documentation from one JSON Schema per event")
        {
            trace,
            InitCommand.Create(consoles),
            GenerateCommand.Create(consoles),
            LintCommand.Create(consoles),
            FormatCommand.Create(consoles),
            ListCommand.Create(consoles),
            ImportCommand.Create(consoles),
            DiffCommand.Create(consoles),
            SampleCommand.Create(consoles),
            ExplainCommand.Create(consoles),
            DiagnosticsCommand.Create(consoles),
            CompletionCommand.Create(consoles),
            PageCommand.Create(
                consoles, "changes", "Write the table of all kinds of schema change as Markdown", EvolutionPage.Render, EvolutionPage.Document),
        };
        root.Options.OfType<VersionOption>().Single().Aliases.Add("-v");
        return root;
    }

    private static Option<bool> Trace() => new("--trace")
    {
        Description = $"Show where in the program an unexpected error came from, as {TraceVariable}=1 does",
        Recursive = true,
    };

    private static void Report(TextWriter errors, Exception problem, bool isTraced)
    {
        // what the system says is a sentence; anything else is a fault of this program
        var isExpected = problem is IOException or UnauthorizedAccessException or OperationCanceledException;
        var message = Escaping.OneLine(isExpected ? problem.Message : $"unexpected {problem.GetType().Name}: {problem.Message}");
        try
        {
            errors.WriteLine($"error: {message}");
            if (isTraced)
                errors.WriteLine(problem);
            else if (!isExpected)
                errors.WriteLine("    This is a fault of eventlogs: run it again with --trace, and report what it prints.");
            errors.Flush();
        }
        catch (IOException)
        {
            // nobody is there to be told
        }
    }
}
