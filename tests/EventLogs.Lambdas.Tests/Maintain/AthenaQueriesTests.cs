using Amazon.Runtime;
using EventLogs.Aws;
using EventLogs.Aws.Athena;
using EventLogs.Lambdas.Maintain.Athena;
using EventLogs.Lambdas.Tests.Support;

namespace EventLogs.Lambdas.Tests.Maintain;

/// <summary>A statement against Athena's JSON protocol, played by a server of the tests.</summary>
public sealed class AthenaQueriesTests : IDisposable
{
    private const string View = "CREATE OR REPLACE VIEW \"v\" AS\nSELECT 1";

    private readonly SkippingClock _clock = new(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
    private readonly AthenaLake _lake = new(new MemoryObjects());
    private readonly AthenaServer _server;
    private readonly AthenaClient _client;

    public AthenaQueriesTests()
    {
        _server = new AthenaServer(_lake);
        _client = new AthenaClient(new AwsClientSettings
        {
            Region = AwsJsonServer.Region,
            ServiceUrl = _server.Url,
            Credentials = new BasicAWSCredentials(AwsJsonServer.AccessKey, AwsJsonServer.SecretKey),
            MaxAttempts = 1,
        });
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_statement_is_started_once_and_followed_until_it_has_succeeded()
    {
        Assert.Null(await RunAsync());

        Assert.Equal("SELECT 1", _lake.ViewOf("v"));
        Assert.Equal(["StartQueryExecution", "GetQueryExecution", "GetQueryExecution", "GetQueryExecution"], Operations());
        Assert.Empty(_server.SignatureProblems);
        NonEmpty.All(_server.Scopes, scope => Assert.Equal("us-west-2/athena", scope));
    }

    [Fact]
    public async Task Throttled_starts_are_tried_again_with_the_same_token()
    {
        _server.OnNext(Enumerable.Repeat(AwsJsonServer.Error(400, "TooManyRequestsException", "Rate exceeded"), 5));

        Assert.Null(await RunAsync());

        var starts = _server.Requests.Where(request => request.Fields["X-Amz-Target"].EndsWith(".StartQueryExecution", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, starts.Count);
        Assert.Single(starts.Select(request => request.Text).Distinct());
    }

    [Fact]
    public async Task Throttling_that_does_not_end_is_the_outcome_when_the_time_is_over()
    {
        _server.OnNext(Enumerable.Repeat(AwsJsonServer.Error(400, "TooManyRequestsException", "Rate exceeded"), 1_000));

        Assert.Contains("TooManyRequestsException", await RunAsync(), StringComparison.Ordinal);
        Assert.Empty(_lake.Started);
    }

    [Fact]
    public async Task A_refused_start_is_the_outcome()
    {
        _server.OnNext(AwsJsonServer.Error(400, "InvalidRequestException", "WorkGroup history is not found."));

        Assert.Contains("WorkGroup history is not found.", await RunAsync(), StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_start_whose_answer_is_lost_leaves_open_whether_it_runs()
    {
        _server.OnNext(Enumerable.Repeat(HttpReply.Reset, 100));

        Assert.Equal(AwsFailure.Unreachable, (await Assert.ThrowsAsync<AwsException>(RunAsync)).Failure);
    }

    [Fact]
    public async Task What_passes_while_it_is_followed_is_waited_out()
    {
        _server.OnNext(
            AwsJsonServer.Json("""{"QueryExecutionId":"query-1"}"""),
            AwsJsonServer.Error(400, "ThrottlingException", "Rate exceeded"),
            HttpReply.Reset,
            AwsJsonServer.Html(503));
        _lake.Start(new AthenaQuery(View, ""));

        Assert.Null(await RunAsync());
        Assert.Equal(7, _server.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_to_say_how_far_it_is_leaves_open_whether_it_runs()
    {
        _server.OnNext(AwsJsonServer.Json("""{"QueryExecutionId":"query-1"}"""), AwsJsonServer.Error(400, "AccessDeniedException", "No."));

        Assert.Equal("AccessDeniedException", (await Assert.ThrowsAsync<AwsException>(RunAsync)).ErrorCode);
    }

    [Fact]
    public async Task A_statement_that_ends_while_it_is_stopped_has_succeeded()
    {
        _lake.Ends = false;
        _lake.Stops = false;
        var operations = AthenaOperations.Of(_client);
        var queries = Queries(operations with
        {
            Stop = async (id, cancellation) =>
            {
                await operations.Stop(id, cancellation);
                _lake.Ends = true;
            },
        });

        Assert.Null(await queries.RunAsync(View, _clock.GetUtcNow() + TimeSpan.FromMinutes(1), default));
        Assert.Single(_lake.Stopped);
    }

    private Task<string?> RunAsync() => Queries(AthenaOperations.Of(_client)).RunAsync(View, _clock.GetUtcNow() + TimeSpan.FromMinutes(10), default);

    private AthenaQueries Queries(AthenaOperations operations) =>
        new(operations, "history", "db", _clock.GetUtcNow() + TimeSpan.FromMinutes(14), _clock);

    private IEnumerable<string> Operations() => _server.Requests.Select(request => request.Fields["X-Amz-Target"].Split('.')[1]);
}
