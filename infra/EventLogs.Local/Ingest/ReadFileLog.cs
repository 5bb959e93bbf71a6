using System.Text.Json;
using EventLogs.Local.Catalog;
using EventLogs.Local.Storage;

namespace EventLogs.Local.Ingest;

/// <summary>Remembers which files have been read into a bucket: the same file with the same bytes is read once.</summary>
internal sealed class ReadFileLog(LocalBucket bucket)
{
    private const string Key = ".catalog/ingested.json";

    /// <summary>The files per path, every content that has been read of them.</summary>
    public ReadFiles Read()
    {
        var path = bucket.PathOf(Key);
        if (!File.Exists(path))
            return new ReadFiles([]);
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, IngestJson.Default.ReadFiles)
                ?? throw new InvalidDataException($"{path} is empty. Delete it, and ingest only what is new.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is not a list of files that have been read. Delete it, and ingest only what is new.", exception);
        }
    }

    /// <summary>Adds files.</summary>
    public async Task AddAsync(IReadOnlyList<ReadFile> files, CancellationToken cancellation)
    {
        if (files.Count == 0)
            return;
        using var held = await new CatalogFile(bucket).LockAsync(cancellation).ConfigureAwait(false);
        var all = Read();
        foreach (var file in files)
        {
            if (!all.Files.TryGetValue(file.Path, out var contents))
                all.Files.Add(file.Path, contents = []);
            if (!contents.Contains(file))
                contents.Add(file);
        }

        bucket.Put(Key, JsonSerializer.SerializeToUtf8Bytes(all, IngestJson.Default.ReadFiles));
    }
}
