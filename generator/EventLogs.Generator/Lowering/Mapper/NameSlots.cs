using System.Numerics;
using System.Text;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Generator.Lowering.Mapper;

/// <summary>The numbers by which a mapper tells the names of an object's properties apart.</summary>
/// <param name="Factor">The factor for <see cref="PropertyName.Slot"/>.</param>
/// <param name="Bits">The bits for it.</param>
internal sealed record NameSlots(ulong Factor, int Bits)
{
    private const int Tries = 512;
    private const ulong OddFraction = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Searches the factor under which the fewest names share a number: none, unless they are very alike.</summary>
    public static NameSlots For(IReadOnlyCollection<string> names)
    {
        // twice as many numbers as names: enough for a search this short to succeed, and the table of the switch stays small
        var bits = BitOperations.Log2((uint)Math.Max(1, names.Count)) + 2;
        var keys = names.Select(Encoding.UTF8.GetBytes).ToArray();
        var best = (Factor: OddFraction, Distinct: 0);
        var factor = OddFraction;
        for (var i = 0; i < Tries && best.Distinct < keys.Length; i++, factor *= OddFraction)
        {
            var distinct = keys.Select(key => PropertyName.Slot(key, factor, bits)).Distinct().Count();
            if (distinct > best.Distinct)
                best = (factor, distinct);
        }

        return new NameSlots(best.Factor, bits);
    }

    /// <summary>The number of a name.</summary>
    public int Of(string name) => PropertyName.Slot(Encoding.UTF8.GetBytes(name), Factor, Bits);
}
