using System.CommandLine;
using System.CommandLine.Parsing;
using EventLogs.Shared;

namespace EventLogs.Local.Commands;

/// <summary>What several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>An option for one of these formats, the first by default.</summary>
    public static Option<string> Format(params string[] formats)
    {
        var format = new Option<string>("--format")
        {
            Description = "How to show the result.",
            HelpName = string.Join('|', formats),
            DefaultValueFactory = _ => formats[0],
        };
        format.AcceptOnlyFromAmong(formats);
        return format;
    }

    /// <summary>Refuses what looks like an option and is none, on a command and all below it: an argument that takes any text would have it.</summary>
    public static void RefuseUnknownOptions(Command command)
    {
        command.Validators.Add(result =>
        {
            foreach (var token in result.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Where(token => LooksLikeOption(token.Value)))
                result.AddError($"{CommandLineErrors.UnknownOption(token.Value, result)} A file of this name is ./{token.Value}.");
        });
        foreach (var subcommand in command.Subcommands)
            RefuseUnknownOptions(subcommand);
    }

    private static bool LooksLikeOption(string text) =>
        text.StartsWith('-') && text.Trim('-').Length > 0 && !text.Any(char.IsWhiteSpace);
}
