using System.Buffers;
using System.Diagnostics;
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

    /// <summary>How many bytes have been written.</summary>
    public int Length => _length;

    /// <summary>Forgets what was written, keeps the memory.</summary>
    public void Clear() => _length = 0;

    /// <summary>Forgets what was written after <paramref name="length"/>.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)_length, nameof(length));
        _length = length;
    }

    /// <summary>Writes over one byte that has been written.</summary>
    internal void Replace(int position, byte value) => _bytes.AsSpan(0, _length)[position] = value;

    /// <summary>The first byte, with room behind the last one written.</summary>
    /// <param name="slack">How many bytes there are at least behind the last.</param>
    internal ref byte First(int slack)
    {
        if (_bytes.Length - _length < slack)
            Reserve(slack);
        return ref MemoryMarshal.GetArrayDataReference(_bytes);
    }

    /// <summary>All memory there is, with room behind the last byte written.</summary>
    /// <param name="room">How many bytes there are at least behind the last.</param>
    internal Span<byte> Memory(int room)
    {
        if (_bytes.Length - _length < room)
            Reserve(room);
        return _bytes;
    }

    /// <summary>Says how much has been written of <see cref="Memory"/>.</summary>
    internal void SetLength(int length)
    {
        Debug.Assert((uint)length <= (uint)_bytes.Length, $"{length} of {_bytes.Length} bytes");
        _length = length;
    }

    /// <summary>Makes bytes part of what has been written. The caller writes them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="slack">How many more may be written over by the way.</param>
    /// <returns>The first of them.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref byte Take(int count, int slack = 0)
    {
        if (_bytes.Length - _length < count + slack)
            Reserve(count + slack);
        Debug.Assert(count >= 0 && slack >= 0 && _length <= _bytes.Length - count - slack, $"{count} bytes behind {_length} of {_bytes.Length}");
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
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_bytes.Length - _length), nameof(count));
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
        // what is longer than any array can be throws: callers write without looking at the end
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, checked((int)Math.Max(_length + (long)count, Math.Min(Array.MaxLength, _bytes.Length * 2L))));
    }
}
