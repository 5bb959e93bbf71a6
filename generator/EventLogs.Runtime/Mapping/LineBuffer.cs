using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventLogs.Runtime.Mapping;

/// <summary>A growing buffer of log lines. Keep one and <see cref="Clear"/> it: once it has grown, nothing is allocated.</summary>
public sealed class LineBuffer : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[4096];
    private int _length;

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>The strings of the event whose line is being written: kept here because it lives as long as the memory for lines.</summary>
    internal QuoteIndex Quotes { get; } = new();

    /// <summary>How many bytes have been written.</summary>
    public int Length => _length;

    /// <summary>Forgets what was written, keeps the memory.</summary>
    public void Clear() => _length = 0;

    /// <summary>Forgets what was written after <paramref name="length"/>.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)_length);
        _length = length;
    }

    /// <summary>Writes over one byte that has been written.</summary>
    internal void Replace(int position, byte value) => _bytes.AsSpan(0, _length)[position] = value;

    /// <summary>Makes bytes part of what has been written. The caller writes them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="slack">How many more may be written over by the way.</param>
    /// <returns>The first of them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref byte Take(int count, int slack = 0)
    {
        if (_bytes.Length - _length < count + slack)
            Reserve(count + slack);
        ref var taken = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), _length);
        _length += count;
        return ref taken;
    }

    /// <summary>Appends bytes. Where their number is a constant, the copy is a few instructions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Append(ReadOnlySpan<byte> utf8) =>
        utf8.CopyTo(MemoryMarshal.CreateSpan(ref Take(utf8.Length), utf8.Length));

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_bytes.Length - _length));
        _length += count;
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(_length);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(_length + (long)count, _bytes.Length * 2L)));
    }
}
