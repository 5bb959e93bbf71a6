using System.Text;
using System.Text.RegularExpressions;
using EventLogs.History;
using EventLogs.Lambdas.Maintain;

namespace EventLogs.Lambdas.Tests.Maintain;

/// <summary>What docs/operations.md sends to the function, and what it says that comes back.</summary>
public sealed partial class OperationsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));

    [Fact]
    public void The_payload_of_the_page_asks_for_what_the_page_says()
    {
        var payload = Payload.Match(Page).Groups[1].Value;

        Assert.True(RequestReader.TryRead(Encoding.UTF8.GetBytes(payload), new FoldRequest(new DateOnly(2026, 11, 20)), out var request, out var problem), problem);
        Assert.Equal(
            new FoldRequest(new DateOnly(2026, 11, 20)) { From = new DateOnly(2026, 11, 1), To = new DateOnly(2026, 11, 7), Force = true }, request);
    }

    [GeneratedRegex("--payload '([^']+)' answer.json")]
    private static partial Regex Payload { get; }
}
