using EventLogs.Local.Storage;

namespace EventLogs.Local.Query;

/// <summary>The folders that DuckDB works with: the bucket, by a path that it does not take for a pattern, and one of its own for what does not fit in memory.</summary>
internal sealed class EngineFolders : IDisposable
{
    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("eventlogs-local-");

    public EngineFolders(LocalBucket bucket)
    {
        Temporary = Path.Combine(_own.FullName, "spill");
        Results = Directory.CreateDirectory(Path.Combine(_own.FullName, "results")).FullName;
        Bucket = bucket.Folder;
        var isPattern = bucket.Folder.AsSpan().ContainsAny('*', '?', '[')
            || (Path.DirectorySeparatorChar != '\\' && bucket.Folder.Contains('\\', StringComparison.Ordinal));
        if (!isPattern)
            return;
        Bucket = Path.Combine(_own.FullName, "bucket");
        Directory.CreateSymbolicLink(Bucket, bucket.Folder);
    }

    /// <summary>The bucket's folder, or a link to it.</summary>
    public string Bucket { get; }

    /// <summary>Where DuckDB puts what does not fit in memory.</summary>
    public string Temporary { get; }

    /// <summary>Where DuckDB writes a result that it makes a file of.</summary>
    public string Results { get; }

    public void Dispose()
    {
        try
        {
            _own.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It lies among the system's temporary files, which go by themselves
        }
    }
}
