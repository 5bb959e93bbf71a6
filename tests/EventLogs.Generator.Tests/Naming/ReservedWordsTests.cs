using EventLogs.Generator.Naming;

namespace EventLogs.Generator.Tests.Naming;

public sealed class ReservedWordsTests
{
    [Theory]
    [InlineData("state", false, false)]
    [InlineData("date", true, false)]
    [InlineData("timestamp", true, false)]
    [InlineData("user", true, false)]
    [InlineData("select", true, true)]
    [InlineData("uescape", false, true)]
    [InlineData("skip", false, true)]
    [InlineData("2nd", true, true)]
    [InlineData("_id", true, false)]
    [InlineData("selected", false, false)]
    public void A_name_needs_quotes_or_not(string name, bool inDdl, bool inQueries)
    {
        Assert.Equal(inDdl, ReservedWords.NeedsQuotesInDdl(name));
        Assert.Equal(inQueries, ReservedWords.NeedsQuotesInQueries(name));
    }
}
