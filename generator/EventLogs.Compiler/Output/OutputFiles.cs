namespace EventLogs.Compiler.Output;

/// <summary>
/// Every operation by which a folder is written to, one file-system call each, so that a test can stop a run between any two. None follows a
/// link out of the folder: texts are written to one new file and moved from there.
/// </summary>
/// <param name="folder">The folder; paths are relative to it.</param>
internal class OutputFiles(string folder)
{
    /// <summary>Where a text is until it is complete. What a run leaves here that was stopped belongs to nobody.</summary>
    public const string StagedName = ".eventlogs.new";

    /// <summary>The folder itself.</summary>
    public string Folder => folder;

    /// <summary>Whether a run that was stopped left something behind.</summary>
    public bool HasLeftovers => File.Exists(this[StagedName]) || File.Exists(this[OutputLock.FileName]);

    /// <summary>Where a path is.</summary>
    public string this[string path] => path.Length == 0 ? folder : Path.Join(folder, path);

    /// <summary>Makes a folder, and those that lead to it.</summary>
    public virtual void CreateFolder(string path) => Directory.CreateDirectory(this[path]);

    /// <summary>Writes a text to <see cref="StagedName"/>, which must not be there.</summary>
    public virtual void Stage(string text)
    {
        using var writer = new StreamWriter(new FileStream(this[StagedName], FileMode.CreateNew, FileAccess.Write));
        writer.Write(text);
    }

    /// <summary>Moves what was staged to its path, over what is there.</summary>
    public virtual void MoveStaged(string path) => File.Move(this[StagedName], this[path], overwrite: true);

    /// <summary>Deletes a file, or a link but not what it leads to, if it is there.</summary>
    public virtual void Delete(string path) => File.Delete(this[path]);

    /// <summary>Deletes an empty folder.</summary>
    public virtual void DeleteFolder(string path) => Directory.Delete(this[path]);
}
