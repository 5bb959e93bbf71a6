using EventLogs.Generator.Evolution;

namespace EventLogs.Generator.Tests.Evolution;

/// <summary>What the changes of one way are on the way back.</summary>
internal static class Opposites
{
    private static readonly (string One, string Other)[] Pairs = [("Added", "Removed"), ("Tightened", "Loosened")];

    /// <summary>Fails unless each change of one way has its opposite on the other.</summary>
    public static void AssertAreThose(IEnumerable<Change> there, IEnumerable<Change> back) =>
        Assert.Equal(Count(WithoutNew(there).Select(change => Opposite(Name(change.Kind)))), Count(WithoutNew(back).Select(change => Name(change.Kind))));

    /// <summary>Without that something new must have a value, which on the way back is gone with it.</summary>
    private static IEnumerable<Change> WithoutNew(IEnumerable<Change> changes)
    {
        string[] ends = ["which no older line has.", "which no older event has to have."];
        return changes.Where(change => !Array.Exists(ends, end => change.Message.EndsWith(end, StringComparison.Ordinal)));
    }

    private static SortedDictionary<string, int> Count(IEnumerable<string> names) =>
        new(names.CountBy(name => name).ToDictionary(), StringComparer.Ordinal);

    /// <summary>Where a column or a field is put makes two kinds of one on the way there, which are one on the way back.</summary>
    private static string Name(ChangeKind kind) => kind.ToString()
        .Replace("Appended", "Added", StringComparison.Ordinal)
        .Replace("Inserted", "Added", StringComparison.Ordinal);

    private static string Opposite(string name)
    {
        foreach (var (one, other) in Pairs)
        {
            if (Ending(name, one, other) is { } opposite || (opposite = Ending(name, other, one)) is not null)
                return opposite;
        }

        return name;
    }

    private static string? Ending(string name, string one, string other) =>
        name.EndsWith(one, StringComparison.Ordinal) ? name[..^one.Length] + other : null;
}
