using System.Text;

namespace EventLogs.Compiler.Naming;

/// <summary>The folder under schemas/ for an event source.</summary>
internal static class SourceFolder
{
    /// <summary>The source itself, with <c>-</c> for what a file system might not take. A leading dot would hide the folder or leave it.</summary>
    public static string Of(string source)
    {
        var folder = new StringBuilder(source.Length);
        foreach (var rune in source.EnumerateRunes())
            folder.Append(rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '_' or '-') ? (char)rune.Value : '-');
        var name = folder.ToString().Trim('.');
        return name.Length == 0 || FolderNames.IsTaken(name) ? name + "-" : name;
    }
}
