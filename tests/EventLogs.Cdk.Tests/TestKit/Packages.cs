using System.IO.Compression;

namespace EventLogs.Cdk.Tests.TestKit;

/// <summary>Stand-ins for the packaged functions. What is in them is nothing to the stack.</summary>
internal static class Packages
{
    /// <summary>A folder with a zip file for each function.</summary>
    public static string Folder { get; } = Create("firehose-transform", "create-partition", "describe-deployment", "maintain");

    private static string Create(params string[] names)
    {
        var folder = Directory.CreateTempSubdirectory("eventlogs-packages-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach (var name in names)
        {
            using var zip = ZipFile.Open(Path.Combine(folder, name + ".zip"), ZipArchiveMode.Create);
            using var entry = new StreamWriter(zip.CreateEntry("bootstrap").Open());
            entry.Write(name);
        }

        return folder;
    }
}
