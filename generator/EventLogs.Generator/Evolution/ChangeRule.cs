using System.Text.Json;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Generator.Evolution;

/// <summary>What a kind of change means for whoever uses the log.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Json">What it breaks in a log of JSON lines, whose columns are found by position.</param>
/// <param name="Parquet">What it breaks in a history of Parquet, whose columns are found by name.</param>
/// <param name="Consequence">What happens, in a sentence or two.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record ChangeRule(ChangeKind Kind, Breaks Json, Breaks Parquet, string Consequence, string Remedy)
{
    /// <summary>The kind's stable name in output and documentation: <c>column-appended</c>.</summary>
    public string Id { get; } = JsonNamingPolicy.KebabCaseLower.ConvertName(Kind.ToString());

    /// <summary>What it breaks in a table whose older objects are read in this way.</summary>
    public Breaks In(ColumnMatching matching) => matching switch
    {
        ColumnMatching.ByPosition => Json,
        ColumnMatching.ByName => Parquet,
        _ => throw new ArgumentOutOfRangeException(nameof(matching), matching, null),
    };

    /// <summary>Whether Glue has the older columns of the table in another way, so that no statement can append to them.</summary>
    public bool ChangesOlderColumns => Kind is ChangeKind.TableRenamed
        or ChangeKind.ColumnInserted or ChangeKind.ColumnMoved or ChangeKind.ColumnRemoved or ChangeKind.ColumnRenamed or ChangeKind.ColumnRetyped
        or ChangeKind.FieldAppended or ChangeKind.FieldInserted or ChangeKind.FieldMoved or ChangeKind.FieldRemoved or ChangeKind.FieldRetyped;
}
