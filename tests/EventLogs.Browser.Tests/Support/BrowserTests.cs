namespace EventLogs.BrowserTests.Support;

/// <summary>The tests that share the browser, and the reports that more than one of them looks at.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Browser>, ICollectionFixture<SharedReports>
{
    public const string Name = nameof(BrowserTests);
}
