namespace EventLogs.TestKit;

/// <summary>Assertions about all items of a list that has some: <c>Assert.All</c> passes over an empty one.</summary>
public static class NonEmpty
{
    /// <summary>Fails when the list is empty, or the check fails for an item.</summary>
    public static void All<T>(IEnumerable<T> items, Action<T> check)
    {
        var all = items.ToList();
        Assert.NotEmpty(all);
        Assert.All(all, check);
    }
}
