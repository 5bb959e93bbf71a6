namespace EventLogs.TestKit;

/// <summary>Compares text with a file that lies beside its input, where a folder of snapshots would hide it.</summary>
public static class TextFiles
{
    /// <summary>With this variable set to 1 expected files are written instead of compared: read what changed, then commit it.</summary>
    public const string UpdateVariable = "EVENTLOGS_UPDATE_EXPECTED";

    public static bool IsUpdate => Environment.GetEnvironmentVariable(UpdateVariable) == "1";

    /// <summary>Fails when the text is not the file's.</summary>
    public static void Match(string path, string text)
    {
        if (IsUpdate)
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"{path} is missing: run the test once with {UpdateVariable}=1, read the file, then commit it.");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
