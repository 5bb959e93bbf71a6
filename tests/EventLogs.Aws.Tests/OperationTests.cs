using System.Text.Json;
using EventLogs.Aws.Tests.Support;

namespace EventLogs.Aws.Tests;

/// <summary>What every operation sends, and what it makes of the answer.</summary>
public sealed class OperationTests : IDisposable
{
    private readonly AwsJsonServer _server = new();

    public static TheoryData<string> Names => [.. Operation.All.Select(operation => operation.Name)];

    public void Dispose() => _server.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_request_is_what_aws_documents_and_signed_for_the_service(string name)
    {
        var operation = Operation.All.Single(operation => operation.Name == name);
        _server.OnNext(AwsJsonServer.Json(operation.Answer));
        Assert.Equal(operation.Result, await operation.Call(Settings.For(_server), default));

        var request = Assert.Single(_server.Requests);
        Assert.Equal("POST /", request.Line);
        Assert.Equal(operation.Target, request.Fields["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", request.Fields["Content-Type"]);
        Assert.Equal("session/token+example==", request.Fields["X-Amz-Security-Token"]);
        Assert.Contains($" api/EventLogs#{Version()} ", request.Fields["User-Agent"], StringComparison.Ordinal);
        Assert.Equal(JsonElement.Parse(operation.Request), JsonElement.Parse(request.Body), JsonElement.DeepEquals);
        Assert.Empty(_server.SignatureProblems);
        Assert.Equal([operation.Scope], _server.Scopes);
    }

    [Fact]
    public void Every_service_has_an_operation_here() =>
        Assert.Equal(Operation.Services.Select(service => service.Id).Order(StringComparer.Ordinal), Operation.All.Select(operation => operation.Service).Distinct());

    private static string Version() => typeof(AwsException).Assembly.GetName().Version!.ToString(3);
}
