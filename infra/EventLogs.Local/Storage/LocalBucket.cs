namespace EventLogs.Local.Storage;

/// <summary>A folder that stands for the bucket. Keys are paths in it, with slashes.</summary>
internal sealed class LocalBucket(string folder)
{
    private const string Unfinished = ".unfinished";

    /// <summary>The folder's full path.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Is called before each change of the folder. Tests end it here, at any of them.</summary>
    public Action? BeforeChange { get; init; }

    public bool Exists => Directory.Exists(Folder);

    public void Create() => Directory.CreateDirectory(Folder);

    public string PathOf(string key) => Path.Combine(Folder, key.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Stores an object, whole or not at all.</summary>
    public void Put(string key, ReadOnlySpan<byte> content)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + Unfinished;
        BeforeChange?.Invoke();
        File.WriteAllBytes(unfinished, content);
        BeforeChange?.Invoke();
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Stores an object that is written to a file, whole or not at all.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="write">Writes it under another key.</param>
    public void Put(string key, Action<string> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(key))!);
        BeforeChange?.Invoke();
        write(key + Unfinished);
        Move(key + Unfinished, key);
    }

    /// <summary>Deletes a folder with all that is in it, if it is there.</summary>
    public void DeleteFolder(string key)
    {
        BeforeChange?.Invoke();
        if (Directory.Exists(PathOf(key)))
            Directory.Delete(PathOf(key), recursive: true);
    }

    /// <summary>Deletes an object, if it is there.</summary>
    public void Delete(string key)
    {
        BeforeChange?.Invoke();
        if (File.Exists(PathOf(key)))
            File.Delete(PathOf(key));
    }

    /// <summary>Gives an object another key, if it is there.</summary>
    public void Move(string from, string to)
    {
        if (!File.Exists(PathOf(from)))
            return;
        BeforeChange?.Invoke();
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(to))!);
        File.Move(PathOf(from), PathOf(to), overwrite: true);
    }

    /// <summary>The objects under a prefix that ends with a slash, as keys and sizes, in no order.</summary>
    public IEnumerable<(string Key, long Bytes)> List(string prefix) =>
        ListAll(prefix).Where(item => !item.Key.EndsWith(Unfinished, StringComparison.Ordinal));

    /// <summary>The same, with what was left unfinished.</summary>
    public IEnumerable<(string Key, long Bytes)> ListAll(string prefix)
    {
        var root = new DirectoryInfo(PathOf(prefix));
        return root.Exists
            ? root.EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => (prefix + Path.GetRelativePath(root.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), file.Length))
            : [];
    }
}
