using CsCheck;

namespace EventLogs.CompilerTestKit;

/// <summary>Checks a property with the same values in every run. A failure names the seed of its value.</summary>
internal static class Property
{
    /// <summary>Fails the test when the property throws for one of the values.</summary>
    public static void Holds<T>(Gen<T> gen, Action<T> property, int count = 1000)
    {
        for (var i = 0; i < count; i++)
            gen.Sample(property, seed: Seed(i), iter: 1, threads: 1);
    }

    /// <inheritdoc cref="Holds"/>
    public static async Task HoldsAsync<T>(Gen<T> gen, Func<T, Task> property, int count)
    {
        for (var i = 0; i < count; i++)
            await gen.SampleAsync(property, seed: Seed(i), iter: 1, threads: 1);
    }

    /// <summary>Values to check together, where one check is expensive.</summary>
    public static IEnumerable<T> Values<T>(Gen<T> gen, int count) =>
        Enumerable.Range(0, count).Select(i => gen.Generate(PCG.Parse(Seed(i)), null, out _));

    private static string Seed(int i) => new PCG(1, (ulong)i).ToString();
}
