namespace EventLogs.Local.Storage;

/// <summary>A folder that stands for the bucket. Keys are paths in it, with slashes.</summary>
internal sealed class LocalBucket(string folder)
{
    private const string Unfinished = ".unfinished";

    /// <summary>The folder's full path.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    public bool Exists => Directory.Exists(Folder);

    public void Create() => Directory.CreateDirectory(Folder);

    public string PathOf(string key) => Path.Combine(Folder, key.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Stores an object, whole or not at all.</summary>
    public void Put(string key, ReadOnlySpan<byte> content)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + Unfinished;
        File.WriteAllBytes(unfinished, content);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>The objects under a prefix that ends with a slash, as keys and sizes, in no order.</summary>
    public IEnumerable<(string Key, long Bytes)> List(string prefix)
    {
        var root = new DirectoryInfo(PathOf(prefix));
        return root.Exists
            ? root.EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => !file.Name.EndsWith(Unfinished, StringComparison.Ordinal))
                .Select(file => (prefix + Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/'), file.Length))
            : [];
    }
}
