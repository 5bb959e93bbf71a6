using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EventLogs.Aws.Athena;
using EventLogs.Aws.Glue;

namespace EventLogs.Aws.Tests;

/// <summary>Tests that change the process's environment run alone.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
public sealed class RunsAlone;

/// <summary>A client that is told nothing takes everything out of the environment.</summary>
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private readonly AwsJsonServer _server = new();
    private readonly AwsJsonServer _other = new();
    private readonly List<string> _set = [];

    public EnvironmentTests()
    {
        foreach (var server in new[] { _server, _other })
            server.On("AWSGlue.GetTable", _ => System.Text.Json.Nodes.JsonNode.Parse("""{"Table":{"Name":"t"}}""")!);
    }

    public void Dispose()
    {
        foreach (var name in _set)
            Environment.SetEnvironmentVariable(name, null);
        Reread();
        _server.Dispose();
        _other.Dispose();
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_ATHENA")]
    [InlineData("AWS_ENDPOINT_URL_GLUE", "AWS_ENDPOINT_URL")]
    public async Task The_endpoint_of_the_service_comes_before_that_of_all(string used, string unused)
    {
        Set(used, _server.Url.AbsoluteUri);
        Set(unused, _other.Url.AbsoluteUri);
        SetCaller();
        using var glue = new GlueClient();
        await glue.GetTableAsync("db", "t");
        Assert.Equal(["us-gov-west-1/glue"], _server.Scopes);
        Assert.Equal("token", Assert.Single(_server.Requests).Fields["X-Amz-Security-Token"]);
        Assert.Empty(_server.SignatureProblems);
        Assert.Empty(_other.Requests);
    }

    [Fact]
    public async Task The_number_of_attempts_is_taken_from_the_environment()
    {
        Set("AWS_ENDPOINT_URL", _server.Url.AbsoluteUri);
        Set("AWS_MAX_ATTEMPTS", "1");
        SetCaller();
        _server.OnNext(AwsJsonServer.Html(503), AwsJsonServer.Html(503));
        using var glue = new GlueClient();
        await Assert.ThrowsAsync<AwsException>(() => glue.GetTableAsync("db", "t"));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public void Without_a_region_no_client_is_made()
    {
        Reread();
        var exception = Assert.Throws<AwsException>(() => new AthenaClient());
        Assert.Equal((AwsFailure.NotConfigured, "NotConfigured", "Athena"), (exception.Failure, exception.ErrorCode, exception.Service));
        Assert.Contains("AWS_REGION", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credentials_nothing_is_sent()
    {
        using var glue = new GlueClient(new AwsClientSettings { Region = "us-east-1", ServiceUrl = _server.Url });
        var exception = await Assert.ThrowsAsync<AwsException>(() => glue.GetTableAsync("db", "t"));
        Assert.Equal(AwsFailure.NotConfigured, exception.Failure);
        Assert.Contains("credentials", exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_server.Requests);
    }

    private void SetCaller()
    {
        Set("AWS_REGION", "us-gov-west-1");
        Set("AWS_ACCESS_KEY_ID", AwsJsonServer.AccessKey);
        Set("AWS_SECRET_ACCESS_KEY", AwsJsonServer.SecretKey);
        Set("AWS_SESSION_TOKEN", "token");
        Reread();
    }

    // The SDK reads the environment once
    private static void Reread()
    {
        FallbackRegionFactory.Reset();
        FallbackInternalConfigurationFactory.Reset();
    }

    private void Set(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        _set.Add(name);
    }
}
