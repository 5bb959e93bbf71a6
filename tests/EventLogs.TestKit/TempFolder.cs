using System.Text;

namespace EventLogs.TestKit;

/// <summary>A folder that is deleted on <see cref="Dispose"/>.</summary>
public sealed class TempFolder : IDisposable
{
    private const int Attempts = 20;

    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("eventlogs-test-").FullName;

    /// <summary>A path inside it.</summary>
    public string this[string relativePath] => System.IO.Path.Join(Path, relativePath);

    /// <summary>Writes a file, and the folders that lead to it.</summary>
    public string Write(string relativePath, string text) => Write(relativePath, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Write(string, string)"/>
    public string Write(string relativePath, byte[] content)
    {
        var path = this[relativePath];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Read(string relativePath) => File.ReadAllText(this[relativePath]);

    /// <summary>Copies a folder with all that is in it.</summary>
    public string CopyOf(string folder, string name)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Join(this[name], System.IO.Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return this[name];
    }

    /// <summary>Deletes it: again where a process that a test has ended, or left to itself, wrote into it meanwhile.</summary>
    public void Dispose()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
                return;
            }
            catch (IOException) when (attempt < Attempts)
            {
                Thread.Sleep(attempt * 20);
            }
        }
    }
}
