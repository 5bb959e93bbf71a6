using System.CommandLine;
using EventLogs.Generator.Reporting;
using EventLogs.Terminal;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs completion</c>: the script by which a shell completes the command lines of both tools.</summary>
internal static class CompletionCommand
{
    /// <summary>The shells, each with the file of its script.</summary>
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = "completion.bash",
        ["zsh"] = "completion.zsh",
        ["fish"] = "completion.fish",
        ["powershell"] = "completion.ps1",
    };

    public static Command Create(Consoles consoles)
    {
        var shell = new Argument<string>("shell") { Description = "The shell", HelpName = string.Join('|', Scripts.Keys) };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var format = CommonOptions.TextOrJson();
        var command = new Command("completion", "Print the script that makes a shell complete eventlogs and eventlogs-local; its first line says how to use it") { shell, format };
        command.SetAction(async (arguments, cancellation) =>
        {
            var name = arguments.GetValue(shell)!;
            using var file = new StreamReader(typeof(CompletionCommand).Assembly.GetManifestResourceStream(Scripts[name])!);
            var script = await file.ReadToEndAsync(cancellation).ConfigureAwait(false);
            await consoles.Out.Profile.Out.Writer.WriteAsync(
                arguments.GetValue(format) == FindingFormat.Json ? CommandJson.Of(new { Shell = name, Script = script }) : script).ConfigureAwait(false);
            return 0;
        });
        return command;
    }
}
