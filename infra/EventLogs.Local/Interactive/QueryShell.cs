using System.Collections.Immutable;
using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Interactive;

/// <summary>Reads statements, which may take several lines and end with a semicolon, and dot commands, and has them done until the end.</summary>
internal sealed class QueryShell(ILineInput input, IShellSession session, ShellNames names, IReadOnlyList<string> modes)
{
    public const string Schema = ".schema";
    public const string Mode = ".mode";
    public const string Run = ".run";
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
        (Help, "", "this list"),
        (Quit, "", "leave; so does Ctrl+D"),
    ];

    /// <summary>Reads and runs until the end.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        session.Write($"Statements end with a semicolon; {Help} lists what else there is.");
        while (await ReadAsync(cancellation).ConfigureAwait(false) is { } text && text != Quit && text != ".exit")
        {
            if (text.StartsWith('.'))
                await RunCommandAsync(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), cancellation).ConfigureAwait(false);
            else if (text.Length > 0)
                await session.RunAsync(text, _mode, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a text has ended its last statement.</summary>
    public static bool IsComplete(string text) => SqlReader.Nodes(text) is [.., var last] && last.IsSymbol(";");

    /// <summary>A command or statements; empty for a line that was abandoned, null at the end.</summary>
    private async Task<string?> ReadAsync(CancellationToken cancellation)
    {
        var text = "";
        while (!cancellation.IsCancellationRequested)
        {
            var (line, isAbandoned) = await input.ReadAsync(text.Length > 0, cancellation).ConfigureAwait(false);
            if (line is null || isAbandoned)
                return line is null ? null : "";
            if (text.Length == 0 && line.Trim() is "" or ['.', ..])
                return line.Trim();
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
            case [Schema, ..]:
                session.Complain($"{Schema} takes the name of a table or a view: {string.Join(", ", names.Tables.Select(table => table.Name))}");
                break;
            case [Queries]:
                session.Show(["name"], names.Queries.Select(name => (string[])[name]), _mode);
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
            case [Help]:
                ShowHelp();
                break;
            default:
                session.Complain($"there is no command '{string.Join(' ', words)}': {string.Join(", ", Commands.Select(command => command.Name))}");
                break;
        }

        return Task.CompletedTask;
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
