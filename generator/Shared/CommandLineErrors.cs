using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace EventLogs.Shared;

/// <summary>
/// What a person reads of a command line that was not understood: each mistake on a line of its own, with what was probably meant, and where all
/// that can be written is listed. The help itself would be longer than the mistake. This file is compiled into both tools.
/// </summary>
internal static class CommandLineErrors
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="program">What a person calls the program.</param>
    /// <param name="output">Where to say it.</param>
    /// <returns>Whether anything is; a command without its subcommand gets its help instead.</returns>
    public static bool Report(ParseResult parsed, string program, TextWriter output)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.Action is not ParseErrorAction || (command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0))
            return false;
        foreach (var problem in Problems(parsed, program, command).Distinct(StringComparer.Ordinal))
            output.WriteLine("error: " + problem);
        output.WriteLine($"    {Path(parsed.CommandResult, program)} --help lists what there is.");
        return true;
    }

    /// <summary>Says that a command has no such option.</summary>
    public static string UnknownOption(string token, CommandResult command) => $"there is no option '{token}'{NearestName.Question(token, OptionsOf(command))}";

    private static IEnumerable<string> Problems(ParseResult parsed, string program, Command command)
    {
        var missing = command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is null or { Tokens.Count: 0 }).ToList();
        foreach (var token in Unmatched(parsed))
            yield return Unknown(token, command, parsed.CommandResult);
        if (parsed.UnmatchedTokens.Count == 0)
        {
            foreach (var argument in missing)
                yield return $"{Path(parsed.CommandResult, program)} needs <{argument.HelpName ?? argument.Name}>: {argument.Description?.Split(". ")[0]}";
        }

        foreach (var error in parsed.Errors.Where(error => !IsSaid(error, parsed, missing)))
            yield return string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What has no meaning: but what follows a command or an option that does not exist is probably for that.</summary>
    private static IEnumerable<string> Unmatched(ParseResult parsed)
    {
        if (parsed.CommandResult.Command.Subcommands.Count > 0)
            return parsed.UnmatchedTokens.Take(1);
        var options = parsed.UnmatchedTokens.Where(IsOption).ToList();
        var isValue = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Any(token => IsOption(token.Value));
        return options.Count > 0 || isValue ? options : parsed.UnmatchedTokens.Take(1);
    }

    private static string Unknown(string token, Command command, CommandResult result)
    {
        if (IsOption(token))
            return UnknownOption(token, result);
        if (command.Subcommands.Count > 0)
        {
            var names = command.Subcommands.Select(subcommand => subcommand.Name).ToList();
            return NearestName.Of(token, names) is { } nearest
                ? $"there is no command '{token}'; did you mean '{nearest}'?"
                : $"there is no command '{token}': {string.Join(", ", names)}";
        }

        return NearestName.Of(token, OptionsOf(result).Select(option => option.TrimStart('-'))) is { } option
            ? $"'{token}' is more than the command takes; did you mean '--{option}'?"
            : $"'{token}' is more than the command takes.";
    }

    /// <summary>Whether what the library says of it stands in a line of ours.</summary>
    private static bool IsSaid(ParseError error, ParseResult parsed, List<Argument> missing) => error.SymbolResult switch
    {
        ArgumentResult argument => missing.Contains(argument.Argument),
        CommandResult { Command: var command } => command.Subcommands.Count > 0 || missing.Count > 0 || parsed.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal)),
        _ => false,
    };

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-';

    /// <summary>The long names of the options of a command, and of those above it that are its own too.</summary>
    private static IEnumerable<string> OptionsOf(CommandResult command)
    {
        for (SymbolResult? result = command; result is CommandResult { Command: var owner }; result = result.Parent)
        {
            foreach (var option in owner.Options.Where(option => !option.Hidden && (owner == command.Command || option.Recursive)))
                yield return option.Name;
        }
    }

    private static string Path(CommandResult command, string program) =>
        command.Parent is CommandResult parent ? $"{Path(parent, program)} {command.Command.Name}" : program;
}
