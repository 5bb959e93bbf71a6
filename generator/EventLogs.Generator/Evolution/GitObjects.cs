using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EventLogs.Generator.Evolution;

/// <summary>Reads objects one after the other from one git process. Symbolic links in a path are followed inside of the commit.</summary>
/// <remarks>Source: https://git-scm.com/docs/git-cat-file, of which <c>--follow-symlinks</c> describes the answers.</remarks>
internal sealed class GitObjects : IDisposable
{
    private readonly Process _process;
    private readonly Stream _requests;
    private readonly Stream _answers;

    // read at once: a full pipe would hold up the answers
    private readonly Task<string> _problems;

    public GitObjects(Git git)
    {
        _process = git.Start("cat-file", "--batch", "--follow-symlinks");
        _requests = _process.StandardInput.BaseStream;
        _answers = new BufferedStream(_process.StandardOutput.BaseStream);
        _problems = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Reads one.</summary>
    /// <param name="name">Its id, or a path in a commit: <c>commit:folder/file</c>.</param>
    /// <exception cref="IOException">git has ended; the message is what it said.</exception>
    public GitObject Read(string name)
    {
        // a request ends with its line
        if (name.Contains('\n', StringComparison.Ordinal))
            return GitObject.None;

        _requests.Write(Encoding.UTF8.GetBytes(name + "\n"));
        _requests.Flush();
        var header = ReadLine().Split(' ');
        if (header is [.., "missing" or "ambiguous"] || !int.TryParse(header[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            return GitObject.None;

        var content = new byte[size];
        _answers.ReadExactly(content);
        ReadLine();
        return header switch
        {
            [var id, "blob", _] => new GitObject(GitObjectKind.File, id, content),
            [var id, "tree", _] => new GitObject(GitObjectKind.Folder, id, content),
            ["symlink", _] => new GitObject(GitObjectKind.Outside, "", content),
            _ => GitObject.None,
        };
    }

    public void Dispose()
    {
        _requests.Close();
        _process.WaitForExit();
        _answers.Dispose();
        _process.Dispose();
    }

    private string ReadLine()
    {
        var line = new List<byte>();
        for (var next = _answers.ReadByte(); next != '\n'; next = _answers.ReadByte())
        {
            if (next < 0)
                throw new IOException(_problems.Result.Trim());
            line.Add((byte)next);
        }

        return Encoding.UTF8.GetString([.. line]);
    }
}

/// <summary>An object of a git repository.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id; empty where it is none of the repository's.</param>
/// <param name="Content">The bytes of a file; the path that a link leads to outside of the repository.</param>
internal sealed record GitObject(GitObjectKind Kind, string Id, byte[] Content)
{
    public static GitObject None { get; } = new(GitObjectKind.None, "", []);
}

/// <summary>What a path in a commit is, when links are followed.</summary>
internal enum GitObjectKind
{
    /// <summary>Nothing that can be read: a link to nowhere, or in a circle.</summary>
    None,
    File,
    Folder,

    /// <summary>Something outside of the repository.</summary>
    Outside,
}
