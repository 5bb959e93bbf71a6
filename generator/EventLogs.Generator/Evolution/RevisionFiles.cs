using System.Collections.Immutable;
using System.Text;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Generator.Evolution;

/// <summary>The schema files under a folder, as a commit has them. Links are followed as they are on disk.</summary>
internal sealed class RevisionFiles : IDisposable
{
    private readonly Git _git;
    private readonly GitObjects _objects;
    private readonly string _root;
    private readonly List<RevisionProblem> _problems = [];
    private readonly List<(string Path, byte[] Content)> _files = [];

    /// <summary>Opens a folder.</summary>
    /// <param name="git">Git, in the folder.</param>
    /// <param name="root">The folder in the commit: <c>commit:path/</c>, or <c>commit:</c> for all of it.</param>
    private RevisionFiles(Git git, string root) => (_git, _root, _objects) = (git, root, new GitObjects(git));

    /// <summary>Reads them.</summary>
    /// <param name="git">Git, in the folder.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="prefix">The folder's path in the repository, with a slash at its end; empty for its root.</param>
    /// <returns>The files, or null where the commit has no such folder; and what cannot be read.</returns>
    public static (IReadOnlyList<(string Path, byte[] Content)>? Files, IReadOnlyList<RevisionProblem> Problems) Read(Git git, string commit, string prefix)
    {
        using var files = new RevisionFiles(git, $"{commit}:{prefix}");
        try
        {
            // the folder may have been a link
            if (files._objects.Read($"{commit}:{prefix.TrimEnd('/')}") is not { Kind: GitObjectKind.Folder, Id: var tree })
                return (null, []);
            files.ReadFolder(tree, "", [tree]);
        }
        catch (IOException problem)
        {
            files._problems.Add(new RevisionProblem("", problem.Message, IsGitToBlame: true));
        }

        return (files._files, files._problems);
    }

    public void Dispose() => _objects.Dispose();

    /// <summary>Reads a folder with all in it.</summary>
    /// <param name="tree">The folder's id.</param>
    /// <param name="path">Its path, with a slash at its end, links on the way included.</param>
    /// <param name="around">The ids of the folders that a link led through to it.</param>
    private void ReadFolder(string tree, string path, ImmutableHashSet<string> around)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in List(tree))
        {
            switch (entry.Mode)
            {
                case "040000":
                    folders.Add(entry.Path, entry.Id);
                    break;
                case "120000":
                    ReadLink(path + entry.Path, around.Union(Parents(entry.Path).Select(parent => folders[parent])));
                    break;
                case "160000":
                    Add(path + entry.Path, "It is a submodule.");
                    break;
                default:
                    ReadFile(path + entry.Path, entry.Id);
                    break;
            }
        }
    }

    private void ReadFile(string path, string id)
    {
        if (!IsSchema(path))
            return;
        if (_objects.Read(id) is { Kind: GitObjectKind.File, Content: var content })
            _files.Add((path, content));
        else
            _problems.Add(new RevisionProblem(path, $"git does not have the object {id}.", IsGitToBlame: true));
    }

    private void ReadLink(string path, ImmutableHashSet<string> around)
    {
        var target = _objects.Read(_root + path);
        if (target.Kind == GitObjectKind.File && IsSchema(path))
            _files.Add((path, target.Content));
        else if (target.Kind == GitObjectKind.Folder && !around.Contains(target.Id))
            ReadFolder(target.Id, path + "/", around.Add(target.Id));
        else if (target.Kind == GitObjectKind.Outside && (IsSchema(path) || IsFolder(target.Content)))
            Add(path, $"It is a link that leads out of the repository, to {Encoding.UTF8.GetString(target.Content)}.");
        else if (IsSchema(path))
            Add(path, "It is a link that leads nowhere.");
    }

    private void Add(string path, string message) => _problems.Add(new RevisionProblem(path, message, IsGitToBlame: false));

    private bool IsFolder(byte[] target)
    {
        // git gives the path from the root of the work tree
        var root = _git.Ask("rev-parse", "--show-toplevel") ?? "";
        return Directory.Exists(Path.Combine(root, Encoding.UTF8.GetString(target)));
    }

    private IEnumerable<(string Mode, string Id, string Path)> List(string tree)
    {
        // mode, type, id, tab, path: a path is bytes, and ends with a zero
        var entries = _git.Ask(out var error, "ls-tree", "-r", "-t", "-z", "--full-tree", tree) ?? throw new IOException(error);
        foreach (var entry in entries.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var (attributes, path) = (entry[..tab].Split(' '), entry[(tab + 1)..]);

            // git makes no such names, but reads them
            if (path.Split('/').Contains(".."))
                Add(path, "It leads out of its folder.");
            else
                yield return (attributes[0], attributes[2], path);
        }
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
            yield return path[..slash];
    }

    private static bool IsSchema(string path) => path.EndsWith(SchemaFolder.SchemaEnding, StringComparison.Ordinal);
}

/// <summary>Why a file of a revision cannot be read.</summary>
/// <param name="Path">The file, from the schemas folder.</param>
/// <param name="Message">What keeps it from being read.</param>
/// <param name="IsGitToBlame">Whether the revision has the file, and git cannot read it.</param>
internal sealed record RevisionProblem(string Path, string Message, bool IsGitToBlame);
