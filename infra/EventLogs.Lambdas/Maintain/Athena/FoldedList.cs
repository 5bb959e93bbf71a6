using System.IO.Compression;
using System.Text.Json;
using EventLogs.History;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.Maintain.Athena;

/// <summary>
/// The answer of Athena to which objects of a day hold nothing but what the history has: it is unloaded into the bucket, because there is no
/// limit to how many there are. Who asks holds the table's lease, and nobody else asks.
/// </summary>
/// <param name="objects">The bucket of log and history.</param>
/// <param name="bucket">Its name.</param>
internal sealed class FoldedList(IHistoryBucket objects, string bucket)
{
    /// <summary>How the answer is written: GZIP is what <c>UNLOAD</c> makes of JSON.</summary>
    public const string Format = "format = 'JSON', compression = 'GZIP'";

    /// <summary>Deletes what a killed run left behind.</summary>
    /// <returns>An empty folder for an answer. Athena reads nothing that lies in a folder whose name begins so.</returns>
    public async Task<string> PrepareAsync(string table, CancellationToken cancellation)
    {
        var folder = PartitionLayout.HistoryPrefix(table) + "_folded/";
        await DeleteAsync(folder, cancellation).ConfigureAwait(false);
        return $"{folder}{Guid.NewGuid():N}/";
    }

    /// <summary>Reads an answer, and deletes it.</summary>
    /// <returns>Keys.</returns>
    public async Task<IReadOnlySet<string>> ReadAsync(string folder, CancellationToken cancellation)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in await objects.ListAsync(folder, cancellation).ConfigureAwait(false))
        {
            if (await objects.ReadAsync(part, cancellation).ConfigureAwait(false) is { } stored)
                await ReadAsync(stored.Content, keys, cancellation).ConfigureAwait(false);
        }

        await DeleteAsync(folder, cancellation).ConfigureAwait(false);
        return keys;
    }

    private async Task ReadAsync(ReadOnlyMemory<byte> content, HashSet<string> keys, CancellationToken cancellation)
    {
        var prefix = $"s3://{bucket}/";
        using var compressed = new MemoryStream(content.ToArray(), writable: false);
        using var unpacked = new GZipStream(compressed, CompressionMode.Decompress);
        using var lines = new StreamReader(unpacked);
        while (await lines.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            var path = JsonElement.Parse(line).GetProperty(HistoryDefinition.FoldedPath).GetString()!;
            if (path.StartsWith(prefix, StringComparison.Ordinal))
                keys.Add(path[prefix.Length..]);
        }
    }

    private async Task DeleteAsync(string folder, CancellationToken cancellation)
    {
        foreach (var key in await objects.ListAsync(folder, cancellation).ConfigureAwait(false))
            await objects.DeleteAsync(key, cancellation).ConfigureAwait(false);
    }
}
