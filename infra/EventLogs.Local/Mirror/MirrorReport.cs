namespace EventLogs.Local.Mirror;

/// <summary>What a mirror took.</summary>
/// <param name="Objects">How many objects it has.</param>
/// <param name="Fetched">How many of them were fetched.</param>
/// <param name="Bytes">How many bytes those have.</param>
internal sealed record MirrorReport(int Objects, int Fetched, long Bytes)
{
    public static MirrorReport operator +(MirrorReport one, MirrorReport other) =>
        new(one.Objects + other.Objects, one.Fetched + other.Fetched, one.Bytes + other.Bytes);
}
