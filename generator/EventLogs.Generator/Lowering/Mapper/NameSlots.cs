using System.Numerics;
using System.Text;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Generator.Lowering.Mapper;

/// <summary>
/// The numbers by which a mapper tells the names of an object's properties apart: their lengths where few names share one, which
/// costs nothing to find out, and otherwise <see cref="PropertyName.Slot"/>.
/// </summary>
internal sealed class NameSlots
{
    private const int MostOfOneLength = 2;
    private const int Tries = 512;
    private const ulong OddFraction = 0x9E37_79B9_7F4A_7C15;

    private readonly bool _areLengths;
    private readonly ulong _factor;
    private readonly int _bits;

    /// <summary>Chooses for some names.</summary>
    public NameSlots(IEnumerable<string> names)
    {
        var keys = names.Select(Encoding.UTF8.GetBytes).ToArray();
        _areLengths = keys.CountBy(key => key.Length).All(length => length.Value <= MostOfOneLength);
        // twice as many numbers as names: enough for a search this short to succeed, and the table of the switch stays small
        _bits = BitOperations.Log2((uint)Math.Max(1, keys.Length)) + 2;
        _factor = _areLengths ? 0 : FindFactor(keys, _bits);
    }

    /// <summary>The C# expression of the number of a name.</summary>
    public string Expression => _areLengths ? "name.Length" : $"PropertyName.Slot(name, factor: {_factor}, bits: {_bits})";

    /// <summary>The number of a name.</summary>
    public int Of(string name)
    {
        var key = Encoding.UTF8.GetBytes(name);
        return _areLengths ? key.Length : PropertyName.Slot(key, _factor, _bits);
    }

    /// <summary>Searches the factor under which the fewest names share a number: none, unless they are very alike.</summary>
    private static ulong FindFactor(byte[][] keys, int bits)
    {
        var best = (Factor: OddFraction, Distinct: 0);
        var factor = OddFraction;
        for (var i = 0; i < Tries && best.Distinct < keys.Length; i++, factor *= OddFraction)
        {
            var distinct = keys.Select(key => PropertyName.Slot(key, factor, bits)).Distinct().Count();
            if (distinct > best.Distinct)
                best = (factor, distinct);
        }

        return best.Factor;
    }
}
