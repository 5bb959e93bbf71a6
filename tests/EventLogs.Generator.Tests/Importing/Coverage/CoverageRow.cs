namespace EventLogs.Generator.Tests.Importing.Coverage;

/// <summary>What the chain did with one export.</summary>
/// <param name="Name">The export's file name.</param>
internal sealed record CoverageRow(string Name)
{
    /// <summary>All stages in their order.</summary>
    public static IReadOnlyList<string> StageNames { get; } = ["import", "lint", "C#", "DDL", "map", "read back"];

    /// <summary>The stages that it came to, each with what failed there; null when nothing did.</summary>
    public List<(string Stage, string? Failure)> Stages { get; } = [];

    /// <summary>What the schema became; empty as long as there is none.</summary>
    public CoverageFacts Facts { get; set; } = CoverageFacts.None;

    public bool HasFailed => Stages.Exists(stage => stage.Failure is not null);

    /// <summary>Whether it went through every stage.</summary>
    public bool HasPassed => !HasFailed && Stages.Select(stage => stage.Stage).SequenceEqual(StageNames);

    /// <summary>Notes the outcome of a stage, unless an earlier one failed.</summary>
    public void Add(string stage, string? failure)
    {
        if (!HasFailed)
            Stages.Add((stage, failure));
    }
}
