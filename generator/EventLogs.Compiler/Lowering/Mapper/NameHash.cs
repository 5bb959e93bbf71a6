using System.Numerics;
using System.Text;
using EventLogs.Runtime.CompilerServices;

namespace EventLogs.Compiler.Lowering.Mapper;

/// <summary>A perfect hash of the names of an object's properties: a factor for <see cref="PropertyName.Bucket"/>.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Bits">How many bits the hashes have.</param>
internal readonly record struct NameHash(ulong Factor, int Bits)
{
    // a few milliseconds at most: one factor of some thousand leads 64 names to as many buckets
    private const int MaxSteps = 2_000_000;
    private const ulong OddFraction = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Searches the factor under which the fewest names share a hash: none, unless they are many or very alike.</summary>
    public static NameHash Of(IEnumerable<string> names)
    {
        var keys = names.Select(name => PropertyName.Key(Encoding.UTF8.GetBytes(name))).ToArray();

        // eight to sixteen times as many hashes as names: enough for the search to succeed, and the table stays small
        var bits = BitOperations.Log2((uint)Math.Max(1, keys.Length)) + 3;
        var best = (Hash: new NameHash(OddFraction, bits), Distinct: 0);
        var possible = keys.Distinct().Count();
        var isTaken = new bool[1 << bits];
        var factor = OddFraction;
        for (var steps = 0; steps < MaxSteps && best.Distinct < possible; steps += 1 + keys.Length, factor *= OddFraction)
        {
            var distinct = CountDistinct(keys, new NameHash(factor, bits), isTaken);
            if (distinct > best.Distinct)
                best = (new NameHash(factor, bits), distinct);
        }

        return best.Hash;
    }

    /// <summary>How many hashes keys have.</summary>
    private static int CountDistinct(ReadOnlySpan<ulong> keys, NameHash hash, bool[] isTaken)
    {
        Array.Clear(isTaken);
        var distinct = 0;
        foreach (var key in keys)
        {
            ref var isKnown = ref isTaken[PropertyName.Bucket(key, hash.Factor, hash.Bits)];
            distinct += isKnown ? 0 : 1;
            isKnown = true;
        }

        return distinct;
    }
}
