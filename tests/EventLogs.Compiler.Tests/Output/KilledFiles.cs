using EventLogs.Compiler.Output;

namespace EventLogs.CompilerTests.Output;

/// <summary>A folder whose writer is killed at one of its operations: before it, or in the middle where it has one.</summary>
internal sealed class KilledFiles(string folder, int killedAt, bool isHalfDone) : OutputFiles(folder)
{
    private int _operation;

    /// <summary>Whether there was an operation of that number.</summary>
    public bool IsKilled => _operation > killedAt;

    public override void CreateFolder(string path) => Do(() => base.CreateFolder(path), () => base.CreateFolder(path));

    public override void Stage(string text) => Do(() => base.Stage(text), () => base.Stage(text[..(text.Length / 2)]));

    public override void MoveStaged(string path) => Do(() => base.MoveStaged(path), () => base.MoveStaged(path));

    public override void Delete(string path) => Do(() => base.Delete(path), () => base.Delete(path));

    public override void DeleteFolder(string path) => Do(() => base.DeleteFolder(path), () => base.DeleteFolder(path));

    private void Do(Action whole, Action half)
    {
        if (_operation++ != killedAt)
        {
            whole();
            return;
        }

        if (isHalfDone)
            half();
        throw new KilledException();
    }
}

/// <summary>Ends a run as a kill would: nothing catches it.</summary>
internal sealed class KilledException : Exception;
