namespace EventLogs.Runtime.CompilerServices;

/// <summary>A property that a mapper looks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Slot">The number of its value among those of the event.</param>
/// <param name="Inside">What to look for inside it, where it is an object that more values are taken from.</param>
public sealed record PropertyShape(string Name, int Slot, ObjectShape? Inside = null);

/// <summary>What to look for in an object: names that are compared one after the other.</summary>
public sealed class ObjectShape
{
    private readonly (byte[] Name, PropertyShape Shape)[] _properties;

    /// <summary>Describes an object.</summary>
    /// <param name="slot">The number of the object's own slot.</param>
    /// <param name="last">The number of the last slot inside of it.</param>
    /// <param name="factor">Not needed here.</param>
    /// <param name="bits">Not needed here.</param>
    /// <param name="properties">The properties to look for.</param>
    public ObjectShape(int slot, int last, ulong factor, int bits, params ReadOnlySpan<PropertyShape> properties)
    {
        (Slot, Last, _, _) = (slot, last, factor, bits);
        _properties = [.. properties.ToArray().Select(property => (System.Text.Encoding.UTF8.GetBytes(property.Name), property))];
    }

    /// <summary>The number of the object's own slot.</summary>
    internal int Slot { get; }

    /// <summary>The number of the last slot inside the object.</summary>
    internal int Last { get; }

    /// <summary>Finds a property by its name.</summary>
    internal PropertyShape? Find(ReadOnlySpan<byte> name)
    {
        foreach (var (itsName, shape) in _properties)
        {
            if (name.SequenceEqual(itsName))
                return shape;
        }

        return null;
    }
}
