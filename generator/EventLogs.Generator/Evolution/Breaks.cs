namespace EventLogs.Generator.Evolution;

/// <summary>What a change breaks; a change that breaks nothing is compatible.</summary>
[Flags]
internal enum Breaks
{
    Nothing = 0,

    /// <summary>Partitions that are registered already, with the columns that the table had then.</summary>
    RegisteredPartitions = 1,

    /// <summary>Queries, saved or not.</summary>
    Queries = 2,

    /// <summary>C# that uses the generated types and constants.</summary>
    CSharpCallers = 4,

    /// <summary>What becomes of an event: it is refused, or mapped to another line.</summary>
    MapperResults = 8,

    /// <summary>Days that are in the history already, in files with the columns that it had then.</summary>
    History = 16,
}

/// <summary>The terms for <see cref="Breaks"/>.</summary>
internal static class BreaksTerms
{
    private static readonly (Breaks Part, string Term)[] Parts =
    [
        (Breaks.RegisteredPartitions, "registered partitions"),
        (Breaks.History, "days in the history"),
        (Breaks.Queries, "queries"),
        (Breaks.CSharpCallers, "C# callers"),
        (Breaks.MapperResults, "mapper results"),
    ];

    /// <summary>One by one, in a fixed order.</summary>
    public static IEnumerable<string> Terms(this Breaks breaks) =>
        Parts.Where(part => breaks.HasFlag(part.Part)).Select(part => part.Term);
}
