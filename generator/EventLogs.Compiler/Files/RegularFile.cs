namespace EventLogs.Compiler.Files;

/// <summary>Reads whole files, and never waits for one: what has no end of its own (a named pipe, a device) is as empty as the file system says.</summary>
internal static class RegularFile
{
    /// <summary>The file's bytes.</summary>
    public static byte[] ReadAllBytes(string path) => IsEmpty(path) ? [] : File.ReadAllBytes(path);

    /// <summary>The file's text, which is UTF-8.</summary>
    public static string ReadAllText(string path) => IsEmpty(path) ? "" : File.ReadAllText(path);

    /// <summary>Opening a named pipe waits for a writer; its length, which is 0, is known without opening it.</summary>
    private static bool IsEmpty(string path)
    {
        var file = new FileInfo(path);
        return (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file) is { Exists: true, Length: 0 };
    }
}
