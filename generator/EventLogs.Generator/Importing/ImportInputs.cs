using System.Collections.Immutable;
using System.Text;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Input;

namespace EventLogs.Generator.Importing;

/// <summary>Finds and reads what the command line names: files, folders, and <c>-</c> for standard input.</summary>
internal static class ImportInputs
{
    public const string StandardInput = "-";

    /// <summary>How the names of files with schemas end, in a folder.</summary>
    public static ImmutableArray<string> SchemaExtensions { get; } = [".json", ".yaml", ".yml"];

    /// <summary>Characters of the longest text of a schema that is read: a text that grows while it is decompressed has to end.</summary>
    private const int MaxText = 64 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The inputs in the order given, the files of a folder in ordinal order. What does not exist is reported and left out.</summary>
    public static IReadOnlyList<ImportInput> Find(
        IEnumerable<string> paths, bool isSamples, Func<Stream> standardInput, ICollection<Diagnostic> problems)
    {
        var extensions = isSamples ? [.. InputBytes.Extensions] : SchemaExtensions;
        return
        [
            .. paths.SelectMany(path => Expand(path, extensions, problems).Select(file => (Path: file, IsFound: file != path)))
                .DistinctBy(found => found.Path, StringComparer.Ordinal)
                .Select(found => found.Path == StandardInput
                    ? new ImportInput(found.Path, standardInput)
                    : new ImportInput(found.Path, () => File.OpenRead(found.Path)) { IsFile = true, IsFound = found.IsFound }),
        ];
    }

    /// <summary>The text of an input with LF line ends; null when it cannot be read, which is reported.</summary>
    public static string? ReadText(ImportInput input, ICollection<Diagnostic> problems)
    {
        string? text = null;
        TryRead(input, problems, () =>
        {
            using var stream = input.Open();
            using var reader = new StreamReader(InputBytes.Open(stream), StrictUtf8, detectEncodingFromByteOrderMarks: false);
            text = ReadAll(reader);
        });
        return text;
    }

    /// <summary>Does what reads an input, and reports why it cannot be read.</summary>
    public static void TryRead(ImportInput input, ICollection<Diagnostic> problems, Action read)
    {
        var location = new Location(input.Name);
        try
        {
            read();
        }
        catch (DecoderFallbackException problem)
        {
            problems.Add(Descriptors.UnreadableFile.At(location, $"Not UTF-8: {problem.Message}"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            problems.Add(Descriptors.UnreadableFile.At(location, problem.Message));
        }
    }

    private static string ReadAll(StreamReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[64 * 1024];
        for (int read; (read = reader.Read(buffer)) > 0;)
        {
            if (text.Append(buffer.AsSpan(..read)).Length > MaxText)
                throw new InvalidDataException($"The text is longer than {MaxText:N0} characters.");
        }

        return text.ToString().TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static List<string> Expand(string path, ImmutableArray<string> extensions, ICollection<Diagnostic> problems)
    {
        if (path == StandardInput || File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
        {
            problems.Add(Descriptors.NothingToImport.At(new Location(path), "There is no such file or folder."));
            return [];
        }

        try
        {
            var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => extensions.Any(extension => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
                .Select(file => Path.Join(path, Path.GetRelativePath(path, file)).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
                .ToList();
            if (files.Count == 0)
                problems.Add(Descriptors.NothingToImport.At(new Location(path), $"The folder has no file whose name ends in {string.Join(", ", extensions)}."));
            return files;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add(Descriptors.UnreadableFile.At(new Location(path), problem.Message));
            return [];
        }
    }
}
