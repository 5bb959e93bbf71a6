using System.Text;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Generator.Layout;

/// <summary>Formats the schemas, queries and views of a folder.</summary>
internal static class FormatRun
{
    /// <summary>What would change.</summary>
    /// <param name="folder">The folder of the schemas.</param>
    /// <param name="problems">Takes what cannot be read.</param>
    /// <returns>The files that would change, and how many would not.</returns>
    public static (IReadOnlyList<FileChange> Changes, int Unchanged) Plan(string folder, ICollection<Diagnostic> problems)
    {
        if (!Directory.Exists(folder))
        {
            problems.Add(Descriptors.FolderNotFound.At(new Location(folder), "The schemas folder does not exist."));
            return ([], 0);
        }

        var files = SchemaFolder.Find(folder);
        foreach (var (file, reason) in files.Unreadable)
            problems.Add(Descriptors.UnreadableFile.At(new Location(file.DisplayPath), reason));
        var changes = new List<FileChange>();
        var unchanged = 0;
        foreach (var file in files.Schemas.Concat(files.Queries).Concat(files.Views))
        {
            if (SchemaLoader.ReadText(file, problems) is not { } text || Format(file, text, problems) is not { } after)
                continue;
            // as it is on the disk: with CRLF and a byte order mark
            var before = Encoding.UTF8.GetString(File.ReadAllBytes(file.FullPath));
            if (before == after)
                unchanged++;
            else
                changes.Add(new FileChange(file.RelativePath, before, after));
        }

        return (changes, unchanged);
    }

    private static string? Format(SchemaFile file, string text, ICollection<Diagnostic> problems)
    {
        if (!file.Name.EndsWith(SchemaFolder.SchemaEnding, StringComparison.Ordinal))
            return SqlFormat.Of(text);
        if (JsonFile.Parse(file.DisplayPath, text) is (_, { } problem))
        {
            problems.Add(problem);
            return null;
        }

        return JsonFormat.Of(text);
    }
}
