using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EventLogs.Runtime.Mapping;

/// <summary>
/// Copies of values, most of which are shorter than 64 bytes: to move 64 bytes whatever the length, and count only those that are
/// meant, is faster than to find out how many there are.
/// </summary>
internal static class ShortCopy
{
    /// <summary>How far over the end of what is copied may be written.</summary>
    public const int Slack = 64;

    /// <summary>Copies a part of a text.</summary>
    /// <param name="text">The text. Nothing outside of it is read.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="target">Where to write: <see cref="Slack"/> bytes more than <paramref name="length"/> may be written over.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ReadOnlySpan<byte> text, int start, int length, ref byte target)
    {
        if (length <= Slack && start <= text.Length - Slack)
            Move64(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start), ref target);
        else
            text.Slice(start, length).CopyTo(MemoryMarshal.CreateSpan(ref target, length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move64(ref byte source, ref byte target)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512.LoadUnsafe(ref source).StoreUnsafe(ref target);
            return;
        }

        var (first, second) = (Vector256.LoadUnsafe(ref source), Vector256.LoadUnsafe(ref source, 32));
        first.StoreUnsafe(ref target);
        second.StoreUnsafe(ref target, 32);
    }
}
