using System.Collections.Immutable;
using System.Globalization;
using EventLogs.Local.Query.Syntax;
using EventLogs.Shared;

namespace EventLogs.Local.Interactive;

/// <summary>Reads statements, which may take several lines and end with a semicolon, and dot commands, and has them done until the end.</summary>
internal sealed class QueryShell(ILineInput input, IShellSession session, ShellNames names, IReadOnlyList<string> modes)
{
    public const string Schema = ".schema";
    public const string Mode = ".mode";
    public const string Run = ".run";
    public const string Limit = ".limit";
    private const string Tables = ".tables";
    private const string Queries = ".queries";
    private const string Help = ".help";
    private const string Quit = ".quit";

    private string _mode = modes[0];

    /// <summary>The dot commands: name, arguments, what they do.</summary>
    public static ImmutableArray<(string Name, string Arguments, string Description)> Commands { get; } =
    [
        (Tables, "", "the tables and views"),
        (Schema, "T", "the columns of a table or a view"),
        (Queries, "", "the saved queries"),
        (Run, "NAME [parameter=value ...]", "run a saved query"),
        (Mode, "M", "how results are shown"),
        (Limit, "N", "how many rows a result has at most; 0 for all"),
        (Help, "", "this list"),
        (Quit, "", "leave; so does Ctrl+D"),
    ];

    /// <summary>Reads and runs until the end.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        session.Write($"Statements end with a semicolon; {Help} lists what else there is.");
        while (await ReadAsync(cancellation).ConfigureAwait(false) is { } text && text is not (Quit or ".exit"))
        {
            if (text.StartsWith('.'))
                await RunCommandAsync(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), cancellation).ConfigureAwait(false);
            else if (text.Length > 0)
                await session.RunAsync(text, _mode, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a text has ended its last statement.</summary>
    public static bool IsComplete(string text) => SqlReader.Nodes(text) is [.., var last] && last.IsSymbol(";");

    /// <summary>Whether a line can be nothing but a dot command: no line of a statement begins so.</summary>
    private static bool IsCommand(string line) => line.Trim().Split(' ')[0] is var word && (word == ".exit" || Commands.Any(command => command.Name == word));

    /// <summary>The command that a line is; null where it begins a statement. What people type to leave any program is one too.</summary>
    private static string? Command(string line) => line.TrimEnd(';').ToLowerInvariant() switch
    {
        "" => "",
        "exit" or "quit" or "q" or "\\q" => Quit,
        "help" or "?" or "\\?" => Help,
        ['.', ..] => line,
        _ => null,
    };

    /// <summary>A command or statements; empty for a line that was abandoned, null at the end.</summary>
    private async Task<string?> ReadAsync(CancellationToken cancellation)
    {
        var text = "";
        while (!cancellation.IsCancellationRequested)
        {
            var (line, isAbandoned) = await input.ReadAsync(text.Length > 0, cancellation).ConfigureAwait(false);
            if (line is null || isAbandoned)
                return line is null ? null : "";
            if (text.Length == 0 && Command(line.Trim()) is { } command)
                return command;
            if (text.Length > 0 && IsCommand(line))
            {
                if (Command(line.Trim()) is Quit or ".exit")
                    return Quit;
                session.Complain("the statement has not ended: a semicolon ends it, Ctrl+C abandons it");
                continue;
            }

            text += line + "\n";
            if (IsComplete(text))
                return text;
        }

        return null;
    }

    private Task RunCommandAsync(string[] words, CancellationToken cancellation)
    {
        switch (words)
        {
            case [Tables]:
                session.Show(["name", "kind", "columns"], names.Tables.Select(table => (string[])[table.Name, table.Kind, string.Join(' ', table.Columns.Select(column => column.Name))]), _mode);
                break;
            case [Schema, var name] when names.Find(name.TrimEnd(';')) is { } table:
                ShowColumns(table);
                break;
            case [Schema, .. var wrong]:
                var tables = names.Tables.Select(table => table.Name).ToList();
                session.Complain(NearestName.Of(string.Join(' ', wrong), tables) is { } nearest
                    ? $"there is no table or view '{string.Join(' ', wrong)}'; did you mean '{nearest}'?"
                    : $"{Schema} takes the name of a table or a view: {string.Join(", ", tables)}");
                break;
            case [Queries]:
                session.Show(["name", "parameters", "title"], names.Queries.Select(query => (string[])[query.Name, query.Parameters, query.Title]), _mode);
                break;
            case [Run, var name, .. var parameters]:
                return session.RunSavedAsync(name, parameters, _mode, cancellation);
            case [Mode]:
                session.Write(_mode);
                break;
            case [Mode, var mode] when modes.Contains(mode):
                _mode = mode;
                break;
            case [Mode, ..]:
                session.Complain($"{Mode} takes {string.Join(", ", modes)}");
                break;
            case [Limit]:
                session.Write(session.Limit is { } rows ? $"{rows}" : "as many as the mode shows by itself");
                break;
            case [Limit, var number] when long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var max):
                session.Limit = max;
                break;
            case [Limit, ..]:
                session.Complain($"{Limit} takes a number of rows, or 0 for all");
                break;
            case [Help]:
                ShowHelp();
                break;
            default:
                Refuse(words);
                break;
        }

        return Task.CompletedTask;
    }

    private void Refuse(string[] words)
    {
        var commands = Commands.Select(command => command.Name).ToList();
        session.Complain(commands.Contains(words[0])
            ? $"{words[0]} takes nothing: '{string.Join(' ', words[1..])}' is too much"
            : NearestName.Of(words[0], commands) is { } nearest
            ? $"there is no command '{words[0]}'; did you mean '{nearest}'?"
            : $"there is no command '{words[0]}': {string.Join(", ", commands)}");
    }

    private void ShowColumns(ShellTable table)
    {
        var types = session.TypesOf(table.Name);
        if (types.Count > 0)
            session.Show(["column", "type", "description"], table.Columns.Select(column => (string[])[column.Name, types.GetValueOrDefault(column.Name, ""), column.Description]), _mode);
    }

    private void ShowHelp()
    {
        foreach (var (name, arguments, description) in Commands)
            session.Write($"{(arguments.Length > 0 ? $"{name} {arguments}" : name),-32}{description}");
        session.Write($"Modes: {string.Join(", ", modes)}. Tab completes tables, columns and functions; Up and Down go through the history.");
    }
}
