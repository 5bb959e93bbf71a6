namespace EventLogs.Generator.Tests.Importing.Coverage;

/// <summary>What a run over a folder of exports came to.</summary>
/// <param name="Rows">The outcome of each export.</param>
/// <param name="Events">How many events were made of each schema.</param>
/// <param name="Artifacts">How many files were generated from all of them.</param>
/// <param name="Generating">The time to read, check and generate them as one catalog.</param>
/// <param name="Compiling">The time to compile the C#.</param>
internal sealed record CoverageReport(
    IReadOnlyList<CoverageRow> Rows, int Events, int Artifacts, TimeSpan Generating, TimeSpan Compiling)
{
    /// <summary>Fails the test where an export did not go through every stage.</summary>
    public void AssertPassed() =>
        NonEmpty.All(Rows, row => Assert.True(row.HasPassed, $"{row.Name}: {row.Stages.LastOrDefault()}"));
}
