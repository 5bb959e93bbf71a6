using EventLogs.Local.Delivery;

namespace EventLogs.Local.Tests.Support;

/// <summary>For files that can all be read.</summary>
internal sealed class NoProblems : IProblemLog
{
    public void Unmatched(EventLocation location, string reason)
    {
    }

    public void Failed(EventLocation location, string table, string reason)
    {
    }

    public void Unreadable(string input, string reason) => Assert.Fail(reason);
}
