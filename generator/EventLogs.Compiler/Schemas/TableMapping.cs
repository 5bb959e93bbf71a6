using System.Collections.Immutable;
using EventLogs.Compiler.Model;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Schemas;

/// <summary>What a schema's x-event-log says, as written.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Columns">The named columns in order.</param>
/// <param name="Remaining">What becomes of the properties of detail that no column names.</param>
internal sealed record TableMapping(string Table, ImmutableArray<ColumnMapping> Columns, RemainingProperties Remaining)
{
    /// <summary>The event bus that the event's rule listens on; null for that of the stack.</summary>
    public string? Bus { get; init; }

    /// <summary>What more an event has to hold for its rule to deliver it; null for nothing.</summary>
    public EventPattern? Pattern { get; init; }

    private readonly Lazy<Dictionary<string, ColumnMapping>> _byName = new(() => Columns.ToDictionary(column => column.Name, StringComparer.Ordinal));

    /// <summary>The named column of this name; null when there is none.</summary>
    public ColumnMapping? Find(string name) => _byName.Value.GetValueOrDefault(name);
}

/// <summary>One named column.</summary>
/// <param name="Name">Its name: the key in a log line.</param>
/// <param name="From">Where its value comes from.</param>
/// <param name="Description">Its description, where it is not that of the property.</param>
/// <param name="Type">Its type, where it is not that of the property.</param>
internal sealed record ColumnMapping(string Name, ColumnSource From, string? Description, ColumnTypeOverride? Type);

/// <summary>The values of <c>remaining</c>.</summary>
internal enum RemainingProperties
{
    Append,
    Ignore,
    Error,
}

/// <summary>The values of a column's <c>type</c>.</summary>
internal enum ColumnTypeOverride
{
    String,
    Timestamp,
    Double,
}
