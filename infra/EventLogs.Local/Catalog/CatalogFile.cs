using System.Text.Json;
using EventLogs.Local.Storage;

namespace EventLogs.Local.Catalog;

/// <summary>The file in the bucket that stands for the Glue catalog's partitions.</summary>
internal sealed class CatalogFile(LocalBucket bucket)
{
    private const string Key = ".catalog/partitions.json";
    private const string LockKey = ".catalog/lock";
    private const int MaxAttempts = 500;

    /// <summary>Reads the catalog; an empty one where there is no file.</summary>
    public CatalogDocument Read()
    {
        var path = bucket.PathOf(Key);
        if (!File.Exists(path))
            return new CatalogDocument([]);
        try
        {
            using var stream = File.OpenRead(path);
            var document = JsonSerializer.Deserialize(stream, CatalogJson.Default.CatalogDocument);
            if (document is not null && document.Tables.Values.All(IsSound))
                return document;
        }
        catch (JsonException exception)
        {
            throw Unsound(path, exception);
        }

        throw Unsound(path, null);
    }

    /// <summary>Writes the catalog, whole or not at all.</summary>
    public void Write(CatalogDocument document) =>
        bucket.Put(Key, JsonSerializer.SerializeToUtf8Bytes(document, CatalogJson.Default.CatalogDocument));

    /// <summary>Changes the catalog while no other process does.</summary>
    /// <param name="change">Says whether it changed anything.</param>
    /// <param name="cancellation">Ends the waiting for others.</param>
    public async Task ChangeAsync(Func<CatalogDocument, bool> change, CancellationToken cancellation)
    {
        using var held = await LockAsync(cancellation).ConfigureAwait(false);
        var document = Read();
        if (change(document))
            Write(document);
    }

    /// <summary>Keeps other processes from changing the catalog until the result is disposed.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken cancellation)
    {
        // Another ingest into the same bucket has it for the time of one write
        return await BucketLock.TryTakeAsync(bucket, LockKey, MaxAttempts, cancellation).ConfigureAwait(false)
            ?? throw new IOException($"{bucket.PathOf(LockKey)} is held by another process.");
    }

    // The JSON reader does not keep null out of collections
    private static bool IsSound(CatalogTable? table) =>
        table is not null
        && table.ColumnSets.All(columns => columns is not null)
        && table.Partitions.Values.All(columns => columns >= 0 && columns < table.ColumnSets.Count);

    private static InvalidDataException Unsound(string path, Exception? inner) =>
        new($"{path} is not a partition catalog. Delete the bucket folder and ingest again.", inner);
}
