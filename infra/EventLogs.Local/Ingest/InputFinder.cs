using System.Collections.Immutable;
using EventLogs.Input;

namespace EventLogs.Local.Ingest;

/// <summary>What the paths of a command line stand for.</summary>
/// <param name="Files">The files to read, in order, each once.</param>
/// <param name="Skipped">Files in folders whose names do not say that they hold events.</param>
/// <param name="Errors">The paths that cannot be read, each with its reason.</param>
internal sealed record InputFiles(ImmutableArray<InputFile> Files, ImmutableArray<string> Skipped, ImmutableArray<string> Errors);

/// <summary>
/// Finds the files to read: a file named on the command line always, in folders those that look like events. However many links
/// and paths lead to a file, it is read once.
/// </summary>
internal sealed class InputFinder(Func<Stream> openStandardInput)
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    private readonly ImmutableArray<InputFile>.Builder _files = ImmutableArray.CreateBuilder<InputFile>();
    private readonly ImmutableArray<string>.Builder _skipped = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _errors = ImmutableArray.CreateBuilder<string>();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Finds the files. Good for one call.</summary>
    public InputFiles Find(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (path == StandardInput)
                _files.Add(new InputFile("<standard input>", 0, openStandardInput));
            else if (IsFile(path))
                AddFile(path);
            else if (Directory.Exists(path))
                AddFolder(path);
            else
                _errors.Add($"{path}: no such file or folder");
        }

        return new InputFiles(_files.ToImmutable(), _skipped.ToImmutable(), _errors.ToImmutable());
    }

    private void AddFolder(string folder)
    {
        var found = new List<string>();
        Collect(folder, found);
        foreach (var path in found.Order(StringComparer.Ordinal))
        {
            if (InputBytes.Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
                AddFile(path);
            else
                _skipped.Add(path);
        }
    }

    private void Collect(string folder, List<string> found)
    {
        if (!_seen.Add(RealPath.Of(folder)))
            return;
        try
        {
            found.AddRange(Directory.EnumerateFiles(folder).Where(IsFile));
            foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
                Collect(inner, found);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _errors.Add($"{folder}: {exception.Message}");
        }
    }

    // A link that leads nowhere is not one
    private static bool IsFile(string path) => File.Exists(RealPath.Of(path));

    private void AddFile(string path)
    {
        var real = RealPath.Of(path);
        if (_seen.Add(real))
        {
            _files.Add(new InputFile(
                path,
                new FileInfo(real).Length,
                () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0),
                real));
        }
    }
}
