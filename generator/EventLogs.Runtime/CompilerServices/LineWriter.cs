using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>
/// Writes one log line, column by column, from values of an event. The first value that cannot be written makes the line invalid,
/// and <see cref="Finish"/> reports it.
/// </summary>
/// <remarks>
/// All values are written with the same four arguments: the value's key with what stands before it (<c>,"state":</c>), because that
/// is a constant of the generated code; the slot of the value; its JSONPath; and what to do where there is none. The comma before
/// the first key becomes the opening brace at the end.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct LineWriter
{
    private readonly ReadOnlySpan<byte> _utf8Event;
    private readonly ref ValueSlice _slots;
    private readonly ref ValueSlice _noted;
    private readonly EventWorkspace _workspace;
    private readonly LineBuffer _line;
    private readonly bool _hasSlack;

    // of a name or a number that begins before this position as many bytes can be read as are compared at once
    private readonly int _wholeUntil;

    // the next byte of the line, and the first behind the memory that there is for it
    private ref byte _next;
    private ref byte _end;

    private MapError _error;
    private string? _path;

    /// <summary>Begins a line: see <see cref="EventReader.BeginLine"/>.</summary>
    internal LineWriter(ReadOnlySpan<byte> utf8Event, EventWorkspace workspace, LineBuffer line)
    {
        _utf8Event = utf8Event;
        _workspace = workspace;
        _slots = ref workspace.FirstSlot;
        _noted = ref workspace.Tape.First;
        _line = line;
        _hasSlack = workspace.EventsHaveSlack;
        _wholeUntil = utf8Event.Length - (_hasSlack ? 0 : ObjectShape.ComparedBytes);
        GoOn(line.Length);
    }

    /// <summary>Checks an object that the values of later columns are in.</summary>
    /// <param name="slot">The object's slot; it may be missing or null, then so are they.</param>
    /// <param name="path">Its JSONPath.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CheckObject(int slot, string path)
    {
        if (SlotAt(slot) is { Kind: not ValueKind.Object, HasValue: true })
            Fail(MapError.WrongType, path);
    }

    /// <summary>Ends the line, or takes it back when a value could not be written.</summary>
    public MapResult Finish()
    {
        if (_error != MapError.None)
            return new MapResult(_error, _path);

        var start = _line.Length;
        if (Length == start)
            Append(","u8);
        Append("}\n"u8);
        _line.SetLength(Length);
        _line.Replace(start, (byte)'{');
        return MapResult.Mapped;
    }

    /// <summary>A slot of the event. Not checked but in debug builds: 0 to the last slot of the shape that the event was read with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref ValueSlice SlotAt(int slot)
    {
        _workspace.AssertSlots(slot, slot);
        return ref Unsafe.Add(ref _slots, slot);
    }

    /// <summary>How many bytes the buffer has with those of this line, which it does not know of before the line is finished.</summary>
    private readonly int Length => (int)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(_line.Memory(0)), ref _next);

    /// <summary>Writes the key of a value of this kind, or what is written where there is no such value.</summary>
    /// <returns>Whether the value comes next.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Begin(ReadOnlySpan<byte> key, ValueKind kind, ValueKind wanted, string path, IfMissing missing)
    {
        if (kind == wanted)
            Append(key);
        else
            WriteMissing(key, kind, path, missing);
        return kind == wanted;
    }

    /// <summary>Writes what a column without a value of the right type is written as.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteMissing(ReadOnlySpan<byte> key, ValueKind kind, string path, IfMissing missing)
    {
        if (kind > ValueKind.Null)
        {
            Fail(MapError.WrongType, path);
        }
        else if (missing == IfMissing.Refuse)
        {
            Fail(MapError.MissingValue, path);
        }
        else if (missing == IfMissing.WriteNull)
        {
            Append(key);
            Append("null"u8);
        }
    }

    /// <summary>Remembers why the line is invalid. Only the first reason counts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fail(MapError error, string path)
    {
        if (_error == MapError.None)
            (_error, _path) = (error, path);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(scoped ReadOnlySpan<byte> utf8) => utf8.CopyTo(MemoryMarshal.CreateSpan(ref Take(utf8.Length), utf8.Length));

    /// <summary>Writes a key, and a value as it stands in the event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AppendRaw(scoped ReadOnlySpan<byte> key, in ValueSlice value)
    {
        var (start, length) = (value.Start, value.Length);
        ref var target = ref Take(key.Length + length);
        key.CopyTo(MemoryMarshal.CreateSpan(ref target, key.Length));
        CopyOf(start, length, ref Unsafe.Add(ref target, key.Length));
    }

    /// <summary>Writes the key of a map's entry as it stands in the event.</summary>
    /// <param name="before">What goes before it.</param>
    /// <param name="key">The key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AppendKey(byte before, in ValueSlice key)
    {
        var (start, length) = (key.Start, key.Length);
        ref var target = ref Take(length + 2);
        target = before;
        CopyOf(start, length, ref Unsafe.Add(ref target, 1));
        Unsafe.Add(ref target, length + 1) = (byte)':';
    }

    /// <summary>Copies bytes of the event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void CopyOf(int start, int length, ref byte target)
    {
        Debug.Assert(start >= 0 && length >= 0 && start + length <= _utf8Event.Length, $"bytes {start} to {start + length} of {_utf8Event.Length}");
        if (_hasSlack)
            ShortCopy.Copy(ref Unsafe.Add(ref MemoryMarshal.GetReference(_utf8Event), start), length, ref target);
        else
            _utf8Event.Slice(start, length).CopyTo(MemoryMarshal.CreateSpan(ref target, length));
    }

    /// <summary>Makes bytes part of the line. The caller writes them.</summary>
    /// <returns>The first of them; <see cref="ShortCopy.Slack"/> bytes behind the last may be written over.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Take(int count)
    {
        if (Unsafe.ByteOffset(ref _next, ref _end) < count + ShortCopy.Slack)
            Grow(count);
        Debug.Assert(count >= 0 && Unsafe.ByteOffset(ref _next, ref _end) >= count + ShortCopy.Slack, $"{count} bytes do not fit");
        ref var taken = ref _next;
        _next = ref Unsafe.Add(ref _next, count);
        return ref taken;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        // for a moment the buffer must know what there is of this line, or it would not keep it
        var (start, length) = (_line.Length, Length);
        _line.SetLength(length);
        _line.Memory(count + ShortCopy.Slack);
        GoOn(length);
        _line.SetLength(start);
    }

    private void GoOn(int length)
    {
        var memory = _line.Memory(0);
        _next = ref Unsafe.Add(ref MemoryMarshal.GetReference(memory), length);
        _end = ref Unsafe.Add(ref MemoryMarshal.GetReference(memory), memory.Length);
    }
}
