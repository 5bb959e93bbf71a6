using System.Text.Json;

namespace EventLogs.Generator.Evolution;

/// <summary>What a kind of change means for whoever uses the log.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Json">What it breaks where the table is of JSON lines, as the generated ones are.</param>
/// <param name="Parquet">What it breaks where the same columns are those of a Parquet table.</param>
/// <param name="Consequence">What happens, in a sentence or two.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record ChangeRule(ChangeKind Kind, Breaks Json, Breaks Parquet, string Consequence, string Remedy)
{
    /// <summary>The kind's stable name in output and documentation: <c>column-appended</c>.</summary>
    public string Id { get; } = JsonNamingPolicy.KebabCaseLower.ConvertName(Kind.ToString());

    /// <summary>Whether something that worked before does not any more, with the tables that are generated.</summary>
    public bool IsBreaking => Json != Breaks.Nothing;
}
