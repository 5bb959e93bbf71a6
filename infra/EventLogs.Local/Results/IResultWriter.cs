using System.Collections.Immutable;

namespace EventLogs.Local.Results;

/// <summary>Shows the result of a statement.</summary>
internal interface IResultWriter
{
    /// <summary>Starts a result.</summary>
    void Begin(ImmutableArray<string> columns);

    /// <summary>Takes the next row; the array is used again for the one after.</summary>
    void Row(ReadOnlySpan<object?> values);

    /// <summary>Ends the result.</summary>
    void End();
}
