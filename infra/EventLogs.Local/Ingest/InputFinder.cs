using System.Collections.Immutable;

namespace EventLogs.Local.Ingest;

/// <summary>What the paths of a command line stand for.</summary>
/// <param name="Files">The files to read, in order.</param>
/// <param name="Skipped">Files in folders whose names do not say that they hold events.</param>
/// <param name="Errors">The paths that cannot be read, each with its reason.</param>
internal sealed record InputFiles(ImmutableArray<InputFile> Files, ImmutableArray<string> Skipped, ImmutableArray<string> Errors);

/// <summary>Finds the files to read: a file named on the command line always, in folders those that look like events.</summary>
internal sealed class InputFinder(Func<Stream> openStandardInput)
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>How the names of files with events end, in a folder.</summary>
    public static ImmutableArray<string> Extensions { get; } = [".json", ".jsonl", ".ndjson", ".gz"];

    public InputFiles Find(IEnumerable<string> paths)
    {
        var files = ImmutableArray.CreateBuilder<InputFile>();
        var skipped = ImmutableArray.CreateBuilder<string>();
        var errors = ImmutableArray.CreateBuilder<string>();
        foreach (var path in paths)
        {
            if (path == StandardInput)
                files.Add(new InputFile("<standard input>", 0, openStandardInput));
            else if (File.Exists(path))
                files.Add(FromPath(path));
            else if (Directory.Exists(path))
                FindIn(path, files, skipped);
            else
                errors.Add($"{path}: no such file or folder");
        }

        return new InputFiles(files.ToImmutable(), skipped.ToImmutable(), errors.ToImmutable());
    }

    private static void FindIn(string folder, ImmutableArray<InputFile>.Builder files, ImmutableArray<string>.Builder skipped)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
                files.Add(FromPath(path));
            else
                skipped.Add(path);
        }
    }

    private static InputFile FromPath(string path) =>
        new(path, new FileInfo(path).Length, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0));
}
