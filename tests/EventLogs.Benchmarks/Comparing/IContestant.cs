namespace EventLogs.Benchmarks.Comparing;

/// <summary>One way to answer a request.</summary>
internal interface IContestant
{
    /// <summary>What it is called in the results.</summary>
    string Name { get; }

    /// <summary>Answers a request.</summary>
    /// <returns>The response; empty when it has none to compare. Valid until the next call.</returns>
    ReadOnlySpan<byte> Answer(byte[] request);
}
