using System.Text;

namespace EventLogs.Generator.Importing;

/// <summary>One file to import, or standard input.</summary>
/// <param name="Name">How messages name it: a path as the user wrote it, or <c>-</c>.</param>
/// <param name="Open">Opens it; called once.</param>
internal sealed record ImportInput(string Name, Func<Stream> Open)
{
    /// <summary>Whether the name is the path of a file.</summary>
    public bool IsFile { get; init; }

    /// <summary>Whether the file was found in a folder, and not named.</summary>
    public bool IsFound { get; init; }

    /// <summary>A text that is in memory already.</summary>
    public ImportInput(string name, string text)
        : this(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)))
    {
    }
}
