namespace EventLogs.Compiler.Output;

/// <summary>
/// Lets one run at a time write to a folder. The lock is an open file that nobody else can open; it goes with the run, and what a run left that
/// was killed is taken over.
/// </summary>
internal sealed class OutputLock : IDisposable
{
    /// <summary>The file's name.</summary>
    public const string FileName = ".eventlogs.lock";

    /// <summary>How long another run is waited for.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>EAGAIN of Linux and of macOS, and ERROR_SHARING_VIOLATION: what .NET gives where another process has the file.</summary>
    private static readonly int[] IsHeld = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private OutputLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a folder, which is made if it is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="maxWait">How long another run is waited for; half a minute without it.</param>
    /// <returns>The lock; null when another run has held it all the time.</returns>
    public static async Task<OutputLock?> TakeAsync(string folder, CancellationToken cancellation, TimeSpan? maxWait = null)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Join(folder, FileName);
        if (new FileInfo(path).LinkTarget is not null)
            File.Delete(path);
        for (var end = DateTime.UtcNow + (maxWait ?? MaxWait); ;)
        {
            if (TryOpen(path) is { } file)
                return new OutputLock(file);
            if (DateTime.UtcNow >= end)
                return null;
            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        // Windows deletes the file when it is closed; elsewhere somebody may have opened it already, and finds that it is the lock no more
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(_file.Name);
            _file.WriteByte(1);
        }

        _file.Dispose();
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            var options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, options);
            if (file.Length == 0)
                return file;
            file.Dispose();
            return null;
        }
        catch (IOException problem) when (IsHeld.Contains(problem.HResult))
        {
            return null;
        }
    }
}
