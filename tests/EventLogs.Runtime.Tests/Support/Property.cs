using CsCheck;

namespace EventLogs.Runtime.Tests.Support;

/// <summary>Property tests over the same cases in every run.</summary>
internal static class Property
{
    /// <summary>Tries a property. A failure names the seed of its case.</summary>
    public static void Holds<T>(Gen<T> gen, Action<T> property, int cases = 5_000)
    {
        for (var i = 0; i < cases; i++)
            gen.Sample(property, seed: new PCG(1, (ulong)i).ToString(), iter: 1, threads: 1);
    }
}
