using System.Threading.Channels;

namespace EventLogs.Generator.Commands;

/// <summary>Runs an action, and again after changes in a folder: once for changes that come together.</summary>
internal static class FolderWatch
{
    /// <summary>Editors write a file in several steps; this long after the last one they are done.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs until it is cancelled.</summary>
    public static async Task RunAsync(string folder, Func<Task> action, CancellationToken cancellation)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => changes.Writer.TryWrite(true);
        watcher.Created += (_, _) => changes.Writer.TryWrite(true);
        watcher.Deleted += (_, _) => changes.Writer.TryWrite(true);
        watcher.Renamed += (_, _) => changes.Writer.TryWrite(true);

        // too many changes at once: some were missed
        watcher.Error += (_, _) => changes.Writer.TryWrite(true);

        // before the first run, or a change during it would be missed
        watcher.EnableRaisingEvents = true;
        try
        {
            do
            {
                while (changes.Reader.TryRead(out _))
                    await Task.Delay(Settled, cancellation).ConfigureAwait(false);
                await action().ConfigureAwait(false);
            }
            while (await changes.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how watching ends
        }
    }
}
