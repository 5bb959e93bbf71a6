using System.Runtime.InteropServices;

namespace EventLogs.Startup;

/// <summary>
/// A process that is started by the system's own function alone, with its output thrown away: <see cref="System.Diagnostics.Process"/>
/// would take a good part of the time that a native function takes for its start.
/// </summary>
internal sealed unsafe partial class ChildProcess : IDisposable
{
    private const int StandardOutput = 1;
    private const int WriteOnly = 1;
    private const int KillSignal = 9;

    private ChildProcess(int id) => Id = id;

    /// <summary>Its number.</summary>
    public int Id { get; }

    /// <summary>Starts a program.</summary>
    /// <param name="path">The program's file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Its environment, each variable as <c>NAME=value</c>.</param>
    public static ChildProcess Start(string path, IEnumerable<string> arguments, IEnumerable<string> environment)
    {
        nint[] argv = Native([path, .. arguments]);
        nint[] envp = Native(environment);
        var actions = stackalloc byte[256];
        _ = InitializeActions(actions);
        _ = AddOpen(actions, StandardOutput, "/dev/null", WriteOnly, 0);
        try
        {
            var error = Spawn(out var id, path, actions, null, argv, envp);
            return error == 0 ? new ChildProcess(id) : throw new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(error)}");
        }
        finally
        {
            _ = DestroyActions(actions);
            foreach (var text in argv.Concat(envp))
                Marshal.FreeCoTaskMem(text);
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _ = Kill(Id, KillSignal);
        _ = Wait(Id, null, 0);
    }

    private static nint[] Native(IEnumerable<string> texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Spawn(out int id, string path, byte* actions, void* attributes, nint[] argv, nint[] envp);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitializeActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int id, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid")]
    private static partial int Wait(int id, int* status, int options);
}
