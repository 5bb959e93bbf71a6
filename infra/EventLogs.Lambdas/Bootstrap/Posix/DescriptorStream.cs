using System.Runtime.InteropServices;

namespace EventLogs.Lambdas.Bootstrap.Posix;

/// <summary>
/// A file descriptor, read and written by the system calls themselves: standard output, a socket. The streams of the framework would
/// do, but bring what a function has no use for: a tenth of the executable for files and the console, twice as much for sockets.
/// </summary>
/// <param name="descriptor">The descriptor; it belongs to the stream.</param>
internal sealed unsafe partial class DescriptorStream(int descriptor) : Stream
{
    private const int Interrupted = 4;

    private int _descriptor = descriptor;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Standard output.</summary>
    public static DescriptorStream StandardOutput() => new(1);

    /// <exception cref="IOException">Nothing could be read: the reason as the system gives it.</exception>
    public override int Read(Span<byte> buffer)
    {
        nint count;
        fixed (byte* bytes = buffer)
        {
            do
                count = Read(_descriptor, bytes, buffer.Length);
            while (IsInterrupted(count));
        }

        return Check(count);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="IOException">Not all could be written: the reason as the system gives it.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            for (var written = 0; written < buffer.Length;)
            {
                var count = Write(_descriptor, bytes + written, buffer.Length - written);
                if (!IsInterrupted(count))
                    written += Check(count);
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // nothing is held back
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (_descriptor >= 0)
            _ = Close(_descriptor);
        _descriptor = -1;
        base.Dispose(disposing);
    }

    private static bool IsInterrupted(nint result) => result < 0 && Marshal.GetLastPInvokeError() == Interrupted;

    private static int Check(nint result) => result >= 0 ? (int)result : throw new IOException(Marshal.GetLastPInvokeErrorMessage());

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int descriptor, byte* buffer, nint length);

    // The run-time has SIGPIPE ignored: a connection that is gone is an error, not the end
    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, byte* buffer, nint length);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
