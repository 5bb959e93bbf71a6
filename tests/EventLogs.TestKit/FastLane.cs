namespace EventLogs.TestKit;

/// <summary>
/// The tests of <c>./build.sh --target=unit</c>: those without one of these categories. They start no process, copy no tree, and each
/// takes little time.
/// </summary>
public static class FastLane
{
    /// <summary>The name of the trait.</summary>
    public const string Category = nameof(Category);

    /// <summary>The test starts a process, itself or in what it calls.</summary>
    public const string Process = nameof(Process);

    /// <summary>The test takes seconds.</summary>
    public const string Slow = nameof(Slow);

    /// <summary>With this variable set to 1 a test outside of the lane fails.</summary>
    public const string Variable = "EVENTLOGS_FAST_LANE";

    /// <summary>Fails in the fast lane.</summary>
    /// <param name="what">What the test does that it must not do there.</param>
    public static void Forbid(string what)
    {
        if (Environment.GetEnvironmentVariable(Variable) == "1")
            throw new InvalidOperationException($"The test {what}, which is not for the fast lane: [Trait(FastLane.Category, FastLane.Process)] takes it out.");
    }
}
