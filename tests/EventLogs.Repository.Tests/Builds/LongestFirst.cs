using Xunit.Abstractions;

[assembly: TestCollectionOrderer("EventLogs.RepositoryTests.Builds.LongestFirst", "EventLogs.Repository.Tests")]

namespace EventLogs.RepositoryTests.Builds;

/// <summary>The tests that share a copy of the repository take longer than all others together, which run beside them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName == RepositoryCopyTests.Name);
}
