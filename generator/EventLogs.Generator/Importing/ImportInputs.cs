using System.Text;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Importing;

/// <summary>Reads what the command line names: files, folders of JSON files, and <c>-</c> for standard input.</summary>
internal static class ImportInputs
{
    public const string StandardInput = "-";

    /// <summary>The inputs in the order given, the files of a folder in ordinal order. What cannot be read is reported and left out.</summary>
    public static IReadOnlyList<ImportInput> Read(IEnumerable<string> paths, Func<Stream> standardInput, ICollection<Diagnostic> problems)
    {
        var inputs = new List<ImportInput>();
        foreach (var path in paths.SelectMany(path => Expand(path, problems)).Distinct(StringComparer.Ordinal))
        {
            if (ReadText(path, standardInput, problems) is { } text)
                inputs.Add(new ImportInput(path, text));
        }

        return inputs;
    }

    private static List<string> Expand(string path, ICollection<Diagnostic> problems)
    {
        if (!Directory.Exists(path))
            return [path];

        var files = Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.Join(path, Path.GetRelativePath(path, file)).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (files.Count == 0)
            problems.Add(Descriptors.NothingToImport.At(new Location(path), "The folder has no .json file."));
        return files;
    }

    private static string? ReadText(string path, Func<Stream> standardInput, ICollection<Diagnostic> problems)
    {
        try
        {
            using var stream = path == StandardInput ? standardInput() : File.OpenRead(path);
            // a byte order mark decides: some shells redirect the output of a command as UTF-16
            using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(Descriptors.NothingToImport.At(new Location(path), "There is no such file or folder."));
        }
        catch (DecoderFallbackException problem)
        {
            problems.Add(Descriptors.UnreadableFile.At(new Location(path), $"Not UTF-8: {problem.Message}"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add(Descriptors.UnreadableFile.At(new Location(path), problem.Message));
        }

        return null;
    }
}
