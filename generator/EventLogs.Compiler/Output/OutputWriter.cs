using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Compiler.Output;

/// <summary>
/// The Write pass: carries out a plan. Files change one by one, and the manifest says so before the first and after the last: wherever a run is
/// stopped, the next one knows every file that this one made or was about to make, and ends where an undisturbed run would have.
/// </summary>
internal static class OutputWriter
{
    /// <summary>Plans and writes while no other run writes to the folder. Where there is nothing to do, nothing is touched.</summary>
    /// <param name="files">The output folder.</param>
    /// <param name="plan">Makes the plan.</param>
    /// <param name="cancellation">Ends the waiting for another run.</param>
    /// <returns>The plan that was carried out, or why it was not among its problems.</returns>
    public static async Task<OutputPlan> WriteAsync(OutputFiles files, Func<OutputPlan> plan, CancellationToken cancellation)
    {
        var planned = plan();
        if (!planned.HasErrors && planned.Changes.IsEmpty && !files.HasLeftovers)
            return planned;

        try
        {
            using var alone = await OutputLock.TakeAsync(files.Folder, cancellation).ConfigureAwait(false);
            if (alone is null)
                return planned.With(Descriptors.OutputBusy.At(new Location(files.Folder), "Another run has been writing to the folder for half a minute."));

            // what was read before may have been in the middle of a change: files between two manifests look edited by hand
            planned = plan();
            return planned.HasErrors || Write(planned, files) is not { } problem ? planned : planned.With(problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return planned.With(Descriptors.CannotWrite.At(new Location(files.Folder), problem.Message));
        }
    }

    /// <summary>Carries out a plan.</summary>
    /// <param name="plan">A plan without errors.</param>
    /// <param name="files">The output folder; that of the plan without it.</param>
    /// <returns>What stopped it; null when all is written.</returns>
    public static Diagnostic? Write(OutputPlan plan, OutputFiles? files = null)
    {
        files ??= new OutputFiles(plan.Folder);
        try
        {
            files.CreateFolder("");
            files.Delete(OutputFiles.StagedName);
            var changes = plan.Changes.Where(change => plan.Manifests is null || change.Path != Manifest.FileName).ToList();
            if (plan.Manifests is { During: var during } && changes.Count > 0)
                Write(files, Manifest.FileName, during.ToJson());
            changes.ForEach(change => Apply(files, change));
            DeleteEmptyFolders(plan, files);
            if (plan.Manifests is { After: var after } && !plan.Changes.IsEmpty)
                Write(files, Manifest.FileName, after.ToJson());
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Descriptors.CannotWrite.At(new Location(plan.Folder), problem.Message);
        }
    }

    private static void Apply(OutputFiles files, FileChange change)
    {
        if (change.After is null)
            files.Delete(change.Path);
        else
            Write(files, change.Path, change.After);
    }

    private static void Write(OutputFiles files, string path, string text)
    {
        if (Parent(path) is { Length: > 0 } folder && !Directory.Exists(files[folder]))
            files.CreateFolder(folder);
        try
        {
            files.Stage(text);
            files.MoveStaged(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            files.Delete(OutputFiles.StagedName);
            throw;
        }
    }

    /// <summary>The folders of files that are gone, whoever deleted them: a run that was stopped may have left them.</summary>
    private static void DeleteEmptyFolders(OutputPlan plan, OutputFiles files)
    {
        foreach (var path in plan.Gone)
        {
            for (var folder = Parent(path); folder.Length > 0; folder = Parent(folder))
            {
                if (!Directory.Exists(files[folder]))
                    continue;
                if (Directory.EnumerateFileSystemEntries(files[folder]).Any())
                    break;
                files.DeleteFolder(folder);
            }
        }
    }

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
