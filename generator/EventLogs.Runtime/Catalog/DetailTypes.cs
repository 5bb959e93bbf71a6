using System.Collections.Immutable;

namespace EventLogs.Runtime.Catalog;

/// <summary>The detail types of the events that one log takes: exact ones, and all that begin with a prefix.</summary>
public sealed class DetailTypes
{
    /// <summary>Names them.</summary>
    /// <param name="exact">The exact ones.</param>
    /// <param name="prefixes">What others begin with; none begins with another one, and nothing in <paramref name="exact"/> begins with one.</param>
    /// <exception cref="ArgumentException">There is neither.</exception>
    public DetailTypes(ImmutableArray<string> exact, ImmutableArray<string> prefixes)
    {
        if (exact.IsEmpty && prefixes.IsEmpty)
            throw new ArgumentException("A log takes events of some detail type.", nameof(exact));
        (Exact, Prefixes) = (exact, prefixes);
    }

    /// <summary>The exact ones.</summary>
    public ImmutableArray<string> Exact { get; }

    /// <summary>What others begin with.</summary>
    public ImmutableArray<string> Prefixes { get; }

    /// <summary>The first of them; of a log that has only prefixes, the first of these.</summary>
    public string First => Exact.IsEmpty ? Prefixes[0] : Exact[0];

    /// <summary>Whether there is more than one.</summary>
    public bool AreSeveral => Exact.Length > 1 || !Prefixes.IsEmpty;

    /// <summary>Whether a detail type is one of them.</summary>
    /// <param name="detailType">The detail type of an event.</param>
    public bool Contain(string detailType) =>
        Exact.Contains(detailType) || Prefixes.Any(prefix => detailType.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>As a person reads them: <c>Order Placed, Order Sent, Return *</c>.</summary>
    public override string ToString() => string.Join(", ", [.. Exact, .. Prefixes.Select(prefix => prefix + "*")]);
}
