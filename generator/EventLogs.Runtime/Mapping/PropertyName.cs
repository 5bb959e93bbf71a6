using System.Runtime.CompilerServices;

namespace EventLogs.Runtime.Mapping;

/// <summary>Finds the place of a property's name among those that a mapper looks for, by one multiplication.</summary>
public static class PropertyName
{
    /// <summary>
    /// A number for a name: from its length and the bytes that names differ in most often, the first, the one in the middle and the
    /// last two. Names with the same number are told apart by the caller.
    /// </summary>
    /// <param name="name">The name in UTF-8, without escapes.</param>
    /// <param name="factor">An odd number that scatters the names; chosen by the generator for each object.</param>
    /// <param name="bits">How many bits the result has, 1 to 31.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(ReadOnlySpan<byte> name, ulong factor, int bits)
    {
        if (name.IsEmpty)
            return 0;
        var last = name.Length - 1;
        var key = name[0] | (uint)name[last >> 1] << 8 | (uint)name[Math.Max(0, last - 1)] << 16 | (uint)name[last] << 24
            | (ulong)(uint)name.Length << 32;
        return (int)(key * factor >> 64 - bits);
    }
}
