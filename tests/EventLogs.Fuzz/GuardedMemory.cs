using System.ComponentModel;
using System.Runtime.InteropServices;

namespace EventLogs.Fuzz;

/// <summary>Memory between two pages that cannot be read: a read of one byte too many ends the process.</summary>
public sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private static readonly int Page = Environment.SystemPageSize;

    private readonly byte* _mapped;
    private readonly int _size;

    /// <summary>Maps memory for texts of up to this many bytes.</summary>
    public GuardedMemory(int capacity)
    {
        _size = (capacity + Page - 1) / Page * Page;
        _mapped = Map(0, (nuint)(_size + 2 * Page), ReadWrite, PrivateAnonymous, -1, 0);
        if (_mapped == (byte*)-1 || Protect(_mapped, (nuint)Page, 0) != 0 || Protect(_mapped + Page + _size, (nuint)Page, 0) != 0)
            throw new Win32Exception();
    }

    /// <summary>Whether this system has such memory.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>A copy of a text that ends where the memory ends.</summary>
    public ReadOnlySpan<byte> AtEnd(ReadOnlySpan<byte> text) => Copy(text, _size - text.Length);

    /// <summary>A copy of a text that begins where the memory begins.</summary>
    public ReadOnlySpan<byte> AtStart(ReadOnlySpan<byte> text) => Copy(text, 0);

    /// <inheritdoc/>
    public void Dispose() => _ = Unmap(_mapped, (nuint)(_size + 2 * Page));

    private ReadOnlySpan<byte> Copy(ReadOnlySpan<byte> text, int at)
    {
        var copy = new Span<byte>(_mapped + Page + at, text.Length);
        text.CopyTo(copy);
        return copy;
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial byte* Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(byte* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(byte* address, nuint length);
}
