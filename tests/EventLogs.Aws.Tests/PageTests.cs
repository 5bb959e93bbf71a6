using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Aws.Glue;
using EventLogs.Aws.Tests.Support;
using EventLogs.Details.CodeDeploy;

namespace EventLogs.Aws.Tests;

/// <summary>Lists that come in pages.</summary>
public sealed class PageTests : IDisposable
{
    private readonly AwsJsonServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Every_page_is_asked_for_with_the_token_of_the_one_before_an_empty_one_too()
    {
        _server.On("CodeDeploy_20141006.ListDeployments", request => Token(request, "nextToken") switch
        {
            null => JsonNode.Parse("""{"deployments":["d-1","d-2"],"nextToken":"a"}""")!,
            "a" => JsonNode.Parse("""{"deployments":[],"nextToken":"b"}""")!,
            "b" => JsonNode.Parse("""{"nextToken":"c"}""")!,
            "c" => JsonNode.Parse("""{"deployments":["d-3"],"nextToken":null}""")!,
            var other => throw new InvalidOperationException(other),
        });
        using var client = new CodeDeployClient(Settings.For(_server));
        Assert.Equal(["d-1", "d-2", "d-3"], await Operation.ToListAsync(client.ListDeploymentsAsync()));
        Assert.Equal(4, _server.Requests.Count);
    }

    [Fact]
    public async Task Pages_are_asked_for_only_when_they_are_wanted()
    {
        _server.On("AWSGlue.GetPartitions", request => JsonNode.Parse(
            $$"""{"Partitions":[{"Values":["{{Token(request, "NextToken") ?? "0"}}"]}],"NextToken":"{{_server.Requests.Count}}"}""")!);
        using var client = new GlueClient(Settings.For(_server));
        var seen = new List<string>();
        await foreach (var partition in client.GetPartitionsAsync("db", "t"))
        {
            seen.AddRange(partition.Values);
            if (seen.Count == 3)
                break;
        }

        Assert.Equal(["0", "1", "2"], seen);
        Assert.Equal(3, _server.Requests.Count);
    }

    [Fact]
    public async Task Pages_that_would_never_end_are_an_error()
    {
        _server.On("AWSGlue.GetPartitions", _ => JsonNode.Parse("""{"Partitions":[],"NextToken":"same"}""")!);
        using var client = new GlueClient(Settings.For(_server));
        var exception = await Assert.ThrowsAsync<AwsException>(() => Operation.ToListAsync(client.GetPartitionsAsync("db", "t")));
        Assert.Equal(AwsFailure.UnexpectedAnswer, exception.Failure);
        Assert.Equal(2, _server.Requests.Count);
    }

    private static string? Token(JsonElement request, string name) => request.TryGetProperty(name, out var token) ? token.GetString() : null;
}
