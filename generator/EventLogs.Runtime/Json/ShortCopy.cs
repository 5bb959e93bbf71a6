using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EventLogs.Runtime.Json;

/// <summary>
/// Copies of values, most of which are shorter than 64 bytes: to move 64 bytes whatever the length, and count only those that are
/// meant, is faster than to find out how many there are.
/// </summary>
internal static class ShortCopy
{
    /// <summary>How far over the end of what is copied may be read and written.</summary>
    public const int Slack = 64;

    /// <summary>Copies bytes.</summary>
    /// <param name="source">The first of them; <see cref="Slack"/> bytes behind the last can be read.</param>
    /// <param name="length">How many.</param>
    /// <param name="target">Where they go; <see cref="Slack"/> bytes behind the last may be written over.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ref byte source, int length, ref byte target)
    {
        Move64(ref source, ref target);
        if (length > Slack)
            CopyRest(ref source, length, ref target);
    }

    private static void CopyRest(ref byte source, int length, ref byte target)
    {
        if (length <= 2 * Slack)
            Move64(ref Unsafe.Add(ref source, Slack), ref Unsafe.Add(ref target, Slack));
        else
            MemoryMarshal.CreateReadOnlySpan(ref source, length).CopyTo(MemoryMarshal.CreateSpan(ref target, length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move64(ref byte source, ref byte target)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512.LoadUnsafe(ref source).StoreUnsafe(ref target);
            return;
        }

        if (!Vector256.IsHardwareAccelerated)
        {
            Move32(ref source, ref target);
            Move32(ref Unsafe.Add(ref source, 32), ref Unsafe.Add(ref target, 32));
            return;
        }

        var (first, second) = (Vector256.LoadUnsafe(ref source), Vector256.LoadUnsafe(ref source, 32));
        first.StoreUnsafe(ref target);
        second.StoreUnsafe(ref target, 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move32(ref byte source, ref byte target)
    {
        var (first, second) = (Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref source, 16));
        first.StoreUnsafe(ref target);
        second.StoreUnsafe(ref target, 16);
    }
}
