namespace EventLogs.Local.Results;

/// <summary>A file that is there as a whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes it beside its path, and moves it there when it is complete.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="write">Writes a file, and says with the exit code 0 that it is complete.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ReplaceAsync(string path, Func<string, Task<int>> write)
    {
        var partial = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            var exitCode = await write(partial).ConfigureAwait(false);
            if (exitCode == 0)
                File.Move(partial, path, overwrite: true);
            return exitCode;
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
