using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;

namespace EventLogs.ProcessBenchmarks;

/// <summary>
/// A process that is started by the system's own function alone, with its messages thrown away: <see cref="System.Diagnostics.Process"/>
/// would take a good part of the time that a native function takes for its start.
/// </summary>
internal sealed unsafe partial class ChildProcess : IDisposable
{
    /// <summary>Where output goes that nobody wants.</summary>
    public const string Nowhere = "/dev/null";

    private const int StandardOutput = 1;
    private const int StandardError = 2;
    private const int WriteOnly = 1;
    private const int CreateFile = 0x40;
    private const int Truncate = 0x200;
    private const uint OwnerOnly = 0x180;
    private const int KillSignal = 9;

    private const int NoHang = 1;
    private const int SampleMilliseconds = 5;

    private readonly string _command;
    private bool _hasEnded;

    private ChildProcess(int id, string command) => (Id, _command) = (id, command);

    /// <summary>The environment of this process, each variable as <c>NAME=value</c>.</summary>
    public static IReadOnlyList<string> Inherited { get; } =
        [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}")];

    /// <summary>Its number.</summary>
    public int Id { get; }

    /// <summary>Starts a program.</summary>
    /// <param name="path">The program's file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Its environment, each variable as <c>NAME=value</c>.</param>
    /// <param name="output">The file that its standard output goes to.</param>
    public static ChildProcess Start(
        string path, IEnumerable<string> arguments, IEnumerable<string> environment, string output = Nowhere)
    {
        nint[] argv = Native([path, .. arguments]);
        nint[] envp = Native(environment);
        var actions = stackalloc byte[256];
        _ = InitializeActions(actions);
        _ = AddOpen(actions, StandardOutput, output, WriteOnly | CreateFile | Truncate, OwnerOnly);
        _ = AddOpen(actions, StandardError, Nowhere, WriteOnly, 0);
        try
        {
            var error = Spawn(out var id, path, actions, null, argv, envp);
            return error == 0 ? new ChildProcess(id, string.Join(' ', [path, .. arguments])) : throw new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(error)}");
        }
        finally
        {
            _ = DestroyActions(actions);
            foreach (var text in argv.Concat(envp))
                Marshal.FreeCoTaskMem(text);
        }
    }

    /// <summary>A number of its memory now, in MiB.</summary>
    /// <param name="field">Which one: <c>VmRSS</c> is what it has in the machine now, <c>VmHWM</c> the peak so far.</param>
    /// <returns>The number; 0 when it has ended.</returns>
    public double Memory(string field)
    {
        var line = File.ReadLines($"/proc/{Id}/status").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>What it used; the time that went by is for the caller to know.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public ProcessUsage WaitForSuccess()
    {
        // the system's own peak counts what this process had when it started the other, and what was read is forgotten at the end:
        // so both are asked for as long as it runs
        var (peak, read, status, usage) = (0.0, 0L, 0, default(ResourceUsage));
        while (Wait(Id, out status, NoHang, out usage) == 0)
        {
            peak = Math.Max(peak, Memory("VmHWM"));
            read = Math.Max(read, BytesRead());
            Thread.Sleep(SampleMilliseconds);
        }

        _hasEnded = true;
        return status == 0
            ? new ProcessUsage(0, usage.User.Total + usage.System.Total, peak, read)
            : throw new InvalidOperationException($"{_command} failed with status {status}.");
    }

    // counted by the system for all calls that read, whether the content came from a disk or from its cache
    private long BytesRead()
    {
        try
        {
            return long.Parse(File.ReadLines($"/proc/{Id}/io").First()["rchar: ".Length..], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return 0; // it is about to end
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        if (_hasEnded)
            return;
        _ = Kill(Id, KillSignal);
        _ = Wait(Id, out _, 0, out _);
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

    [LibraryImport("libc", EntryPoint = "wait4")]
    private static partial int Wait(int id, out int status, int options, out ResourceUsage usage);

    /// <summary><c>struct rusage</c>, as 64-bit Linux has it. Source: getrusage(2).</summary>
    private struct ResourceUsage
    {
        public TimeValue User;
        public TimeValue System;
        public fixed long Others[14];
    }

    private struct TimeValue
    {
        public long Seconds;
        public long Microseconds;

        public readonly double Total => Seconds + Microseconds / 1e6;
    }
}
