using EventLogs.Local.Storage;

namespace EventLogs.Local.Replay;

/// <summary>Keeps two replays of one folder apart: both would put back the same records.</summary>
internal static class ReplayLock
{
    private const string Key = ".catalog/replay.lock";

    /// <summary>Takes the lock; null when another process has it.</summary>
    public static IDisposable? TryTake(LocalBucket bucket)
    {
        var path = bucket.PathOf(Key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
