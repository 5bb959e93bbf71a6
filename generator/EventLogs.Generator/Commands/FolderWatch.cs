using System.Threading.Channels;

namespace EventLogs.Generator.Commands;

/// <summary>Runs an action after changes in a folder, once for changes that come together.</summary>
internal static class FolderWatch
{
    /// <summary>Editors write a file in several steps; this long after the last one they are done.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(200);

    /// <summary>Watches until it is cancelled, and then returns 0.</summary>
    public static async Task<int> RunAsync(string folder, Func<Task> onChange, CancellationToken cancellation)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        watcher.Changed += (_, _) => changes.Writer.TryWrite(true);
        watcher.Created += (_, _) => changes.Writer.TryWrite(true);
        watcher.Deleted += (_, _) => changes.Writer.TryWrite(true);
        watcher.Renamed += (_, _) => changes.Writer.TryWrite(true);
        try
        {
            while (await changes.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false))
            {
                while (changes.Reader.TryRead(out _))
                    await Task.Delay(Settled, cancellation).ConfigureAwait(false);
                await onChange().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how watching ends
        }

        return 0;
    }
}
