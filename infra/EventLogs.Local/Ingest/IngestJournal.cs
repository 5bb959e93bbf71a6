using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.History;
using EventLogs.Local.Catalog;
using EventLogs.Local.History;
using EventLogs.Local.Storage;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Ingest;

/// <summary>
/// Makes an ingest happen as a whole or not at all, whenever it is killed: its objects wait in a folder of their own until all
/// are there, then what is to be done is written down, and then it is done. Whoever comes next does what was written down, and
/// throws the rest away.
/// </summary>
/// <param name="bucket">The bucket.</param>
/// <param name="tables">Gives the tables, which are asked for only where there is something to do.</param>
internal sealed class IngestJournal(LocalBucket bucket, Func<ImmutableArray<TableDefinition>> tables)
{
    private const string Folder = ".catalog/ingests/";
    private const string LockSuffix = ".lock";
    private const string CommitName = "commit.json";

    /// <summary>Begins an ingest.</summary>
    public OpenIngest Begin()
    {
        var id = Guid.NewGuid().ToString("N");
        Directory.CreateDirectory(bucket.PathOf(Folder));
        return new OpenIngest(this, id, TryLock(id) ?? throw new IOException($"{bucket.PathOf(Folder + id + LockSuffix)} is held by another process."));
    }

    /// <summary>Settles what ingests have left behind that were killed. Those that still run are left alone.</summary>
    public async Task RecoverAsync(CancellationToken cancellation)
    {
        var folder = bucket.PathOf(Folder);
        if (!Directory.Exists(folder))
            return;
        var ids = Directory.EnumerateFileSystemEntries(folder)
            .Select(path => Path.GetFileName(path)!)
            .Select(name => name.EndsWith(LockSuffix, StringComparison.Ordinal) ? name[..^LockSuffix.Length] : name)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var id in ids)
        {
            using var held = TryLock(id);
            if (held is null)
                continue;
            if (File.Exists(bucket.PathOf(CommitKey(id))))
                await ApplyAsync(id, cancellation).ConfigureAwait(false);
            else
                Remove(id);
        }
    }

    /// <summary>Writes down what is to be done, and does it.</summary>
    private async Task CommitAsync(string id, IngestCommit commit, CancellationToken cancellation)
    {
        bucket.Put(CommitKey(id), JsonSerializer.SerializeToUtf8Bytes(commit, IngestJson.Default.IngestCommit));
        await ApplyAsync(id, cancellation).ConfigureAwait(false);
    }

    private async Task ApplyAsync(string id, CancellationToken cancellation)
    {
        var path = bucket.PathOf(CommitKey(id));
        var commit = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false), IngestJson.Default.IngestCommit)
            ?? throw new InvalidDataException($"{path} is empty.");
        using var held = await HistoryLock.TakeAsync(bucket, cancellation).ConfigureAwait(false);
        await WithdrawAsync(commit.Keys, cancellation).ConfigureAwait(false);
        foreach (var key in commit.Keys)
            bucket.Move(ObjectPrefix(id) + key, key);
        foreach (var (from, to) in commit.Moves ?? [])
            bucket.Move(from, to);

        var registrar = new PartitionRegistrar(tables(), new LocalPartitionCatalog(bucket));
        var logged = commit.Keys.Where(key => PartitionLayout.TryParse(key, out _, out _));
        var report = await registrar.RegisterAsync(logged, cancellation).ConfigureAwait(false);
        if (report.Failed.FirstOrDefault() is { } failed)
            throw new IOException($"Partition {failed.Partition} of {failed.Table} could not be created: {failed.Outcome.Error}");
        await new ReadFileLog(bucket).AddAsync(commit.Files, cancellation).ConfigureAwait(false);
        Remove(id);
    }

    /// <summary>
    /// Takes days out of the history that events arrive in: the view reads them from the log, and the next fold writes them again. The log may
    /// not have all of a frozen day any more, so that it stays; the next fold adds to it.
    /// </summary>
    private async Task WithdrawAsync(IEnumerable<string> keys, CancellationToken cancellation)
    {
        foreach (var table in tables().Select(table => table.Name))
        {
            var prefix = PartitionLayout.TablePrefix(table);
            var frozen = await FrozenDays.ReadAsync(new LocalHistoryBucket(bucket), table, cancellation).ConfigureAwait(false);
            var days = keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(key => PartitionLayout.TryParseDay(key.AsSpan(prefix.Length), out var day) ? day : (DateOnly?)null)
                .OfType<DateOnly>()
                .Distinct();
            foreach (var mark in days.Where(day => !(day <= frozen?.Last)).Select(day => HistoryDays.MarkOf(table, day)))
            {
                if (File.Exists(bucket.PathOf(mark)))
                    bucket.Delete(mark);
            }
        }
    }

    /// <summary>Removes an ingest's folder. What says that it is to be done goes first: an ingest that is half removed is not done again.</summary>
    private void Remove(string id)
    {
        bucket.Delete(CommitKey(id));
        bucket.DeleteFolder(Folder + id);
    }

    private FileStream? TryLock(string id)
    {
        try
        {
            return new FileStream(bucket.PathOf(Folder + id + LockSuffix), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string CommitKey(string id) => $"{Folder}{id}/{CommitName}";

    private static string ObjectPrefix(string id) => $"{Folder}{id}/objects/";

    /// <summary>An ingest that is under way.</summary>
    internal sealed class OpenIngest(IngestJournal journal, string id, FileStream held) : IDisposable
    {
        /// <summary>Where its objects wait.</summary>
        public string Prefix => ObjectPrefix(id);

        /// <summary>Makes all that it comes to happen.</summary>
        public Task CommitAsync(IngestCommit commit, CancellationToken cancellation) => journal.CommitAsync(id, commit, cancellation);

        /// <summary>Makes none of it happen.</summary>
        public void Discard() => journal.Remove(id);

        /// <summary>Lets go of it: what was neither committed nor discarded is settled by whoever comes next.</summary>
        public void Dispose() => held.Dispose();
    }
}
