using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Output;

namespace EventLogs.Generator.Importing;

/// <summary>What an import would do.</summary>
/// <param name="Changes">The schema files to write.</param>
/// <param name="Unchanged">How many schemas are what they would become already.</param>
/// <param name="Diagnostics">What there is to say, in the order of the inputs.</param>
internal sealed record ImportResult(ImmutableArray<FileChange> Changes, int Unchanged, ImmutableArray<Diagnostic> Diagnostics)
{
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.IsError);
}

/// <summary>What to import, and how.</summary>
/// <param name="Schemas">The schemas folder; need not exist.</param>
/// <param name="Table">The table's name, when the user chose one.</param>
/// <param name="IsSamples">Whether the inputs are events, and not exports of schemas.</param>
internal sealed record ImportRequest(string Schemas, string? Table, bool IsSamples)
{
    /// <summary>Whether the inputs are schemas of the detail alone.</summary>
    public bool IsDetail { get; init; }

    /// <summary>The events' source, where the inputs do not say it.</summary>
    public string? Source { get; init; }

    /// <summary>The events' detail type, where the inputs do not say it.</summary>
    public string? DetailType { get; init; }
}
