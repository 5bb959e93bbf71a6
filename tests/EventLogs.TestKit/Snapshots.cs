using Snapshooter;
using Snapshooter.Xunit;

namespace EventLogs.TestKit;

/// <summary>Compares text with a file under <c>__snapshots__/</c>. The only place that names the snapshot library.</summary>
public static class Snapshots
{
    /// <summary>
    /// Fails when the text is not what <c>folder/__snapshots__/name</c> holds; what it is then lies beside it under <c>__mismatch__/</c>.
    /// A missing snapshot is written and fails too, so that somebody reads it before it counts; with <see cref="TextFiles.UpdateVariable"/>
    /// all are written anew.
    /// </summary>
    /// <param name="folder">A folder of this project, such as <c>Emitting</c>.</param>
    /// <param name="name">The snapshot's file name, ending included.</param>
    /// <param name="text">The text to compare.</param>
    public static void Match(string folder, string name, string text)
    {
        // named in full: the library's own way reads the folder from the debug symbols, and a deterministic build keeps no paths there
        var location = Path.Combine(Repository.Tests, folder);
        var file = Path.Combine(location, "__snapshots__", name);
        if (TextFiles.IsUpdate && File.Exists(file))
            File.Delete(file);
        var isNew = !File.Exists(file);
        Snapshot.Match(text, new SnapshotFullName(name, location));
        Assert.False(isNew && !TextFiles.IsUpdate, $"{folder}/__snapshots__/{name} did not exist and was written: read it, then commit it.");
    }
}
