using System.Reflection;
using System.Runtime.Loader;

namespace EventLogs.Local.Loading;

/// <summary>
/// Holds an assembly of a repository and what lies beside it. EventLogs.Runtime is this program's own, so that both mean the same types; the
/// file is read whole and left alone, so that a build can replace it meanwhile.
/// </summary>
internal sealed class CatalogContext : AssemblyLoadContext
{
    private readonly string _path;

    public CatalogContext(string path) : base("catalog")
    {
        _path = path;
        Resolving += (_, name) =>
            Path.Join(Path.GetDirectoryName(_path), name.Name + ".dll") is var beside && File.Exists(beside) ? LoadFile(beside) : null;
    }

    public Assembly Load() => LoadFile(_path);

    private Assembly LoadFile(string path)
    {
        using var image = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return LoadFromStream(image);
    }
}
