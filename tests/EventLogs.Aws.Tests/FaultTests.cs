using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using EventLogs.Aws.Tests.Support;

namespace EventLogs.Aws.Tests;

/// <summary>Every operation against services, proxies and networks that fail.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly AwsJsonServer _server = new();

    public static TheoryData<string> Names => OperationTests.Names;

    /// <summary>Every operation with some fault, and one operation with every fault.</summary>
    public static TheoryData<string, string> Passing
    {
        get
        {
            var faults = PassingFaults.Keys.ToList();
            var pairs = Operation.All.Index().Select(item => (item.Item.Name, faults[item.Index % faults.Count]))
                .Union(faults.Select(fault => ("PutRecordBatch", fault)));
            var data = new TheoryData<string, string>();
            foreach (var (name, fault) in pairs)
                data.Add(name, fault);
            return data;
        }
    }

    private static Dictionary<string, HttpReply?> PassingFaults { get; } = new()
    {
        ["throttled"] = AwsJsonServer.Error(400, "ThrottlingException", "Rate exceeded"),
        ["throttled, as Athena says it"] = AwsJsonServer.Error(400, "TooManyRequestsException", "Rate exceeded"),
        ["429"] = AwsJsonServer.Error(429, "com.amazonaws.x#SomethingException", "Slow down"),
        ["429 with HTML"] = AwsJsonServer.Html(429),
        ["503 with HTML"] = AwsJsonServer.Html(503),
        ["500 without a body"] = HttpReply.Status(500),
        ["503"] = AwsJsonServer.Error(503, "ServiceUnavailableException", "Slow down"),
        ["reset"] = HttpReply.Reset,
        ["reset in the head"] = AwsJsonServer.Json("{}").CutAfter(30, Ending.Reset),
        ["reset in the body"] = new HttpReply(["HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray()], Ending.Reset),
        ["closed in the head"] = AwsJsonServer.Json("{}").CutAfter(30, Ending.Close),
        ["silence"] = AwsJsonServer.Silence,
        ["a stall in the body"] = new HttpReply(["HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray()]),
    };

    public void Dispose() => _server.Dispose();

    [Trait(FastLane.Category, FastLane.Slow)]
    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_fault_that_passes_is_tried_again_with_a_signature_of_its_own(string name, string fault)
    {
        var operation = Find(name);
        _server.OnNext(PassingFaults[fault], AwsJsonServer.Json(operation.Answer));
        Assert.Equal(operation.Result, await operation.Call(Settings.For(_server, TimeLimit(fault)), default));
        Assert.Equal(2, _server.Requests.Count);
        Assert.Equal(2, _server.Scopes.Count);
        Assert.Empty(_server.SignatureProblems);
        Assert.Single(_server.Requests.Select(request => request.Text).Distinct());
    }

    [Theory]
    [InlineData("throttled", AwsFailure.Refused, "ThrottlingException", 400, true)]
    [InlineData("429", AwsFailure.Refused, "SomethingException", 429, true)]
    [InlineData("429 with HTML", AwsFailure.Refused, "Http429", 429, true)]
    [InlineData("503 with HTML", AwsFailure.Refused, "Http503", 503, false)]
    [InlineData("503", AwsFailure.Refused, "ServiceUnavailableException", 503, false)]
    [InlineData("reset", AwsFailure.Unreachable, "Unreachable", null, false)]
    [InlineData("reset in the body", AwsFailure.Unreachable, "Unreachable", null, false)]
    [InlineData("silence", AwsFailure.Timeout, "Timeout", null, false)]
    [InlineData("a stall in the body", AwsFailure.Timeout, "Timeout", null, false)]
    public async Task A_fault_that_does_not_pass_is_said(string fault, AwsFailure failure, string code, int? status, bool isThrottled)
    {
        _server.OnNext(Enumerable.Repeat(PassingFaults[fault], 100));
        var timeLimit = failure == AwsFailure.Timeout ? TimeSpan.FromMilliseconds(500) : TimeLimit(fault);
        var exception = await FailAsync(Operation.All[0], Settings.For(_server, timeLimit, attempts: 1));
        Assert.Equal((failure, code, status, isThrottled), (exception.Failure, exception.ErrorCode, exception.StatusCode, exception.IsThrottled));
        Assert.Equal(("Athena", "StartQueryExecution"), (exception.Service, exception.Operation));
        Assert.StartsWith("Athena StartQueryExecution: ", exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(exception.Reason);
    }

    [Trait(FastLane.Category, FastLane.Slow)]
    [Theory]
    [InlineData("throttled")]
    [InlineData("429 with HTML")]
    [InlineData("503 with HTML")]
    [InlineData("silence")]
    public async Task A_fault_that_does_not_pass_is_tried_as_often_as_was_said(string fault)
    {
        _server.OnNext(Enumerable.Repeat(PassingFaults[fault], 10));
        await FailAsync(Operation.All[0], Settings.For(_server, TimeLimit(fault), attempts: 2));
        Assert.Equal(["attempt=1; max=2", "attempt=2; max=2"], Attempts());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_refusal_has_status_code_and_request_id_and_is_not_tried_again(string name)
    {
        var operation = Find(name);
        _server.OnNext(Enumerable.Repeat(AwsJsonServer.Error(400, "com.amazonaws.x#AccessDeniedException:http://x/", "No\r\n\u001b[31m."), 2));
        var exception = await FailAsync(operation, Settings.For(_server));
        Assert.Equal(AwsFailure.Refused, exception.Failure);
        Assert.Equal("AccessDeniedException", exception.ErrorCode);
        Assert.Equal(400, exception.StatusCode);
        Assert.Equal(AwsJsonServer.RequestId, exception.RequestId);
        Assert.Equal((operation.Service, operation.Name), (exception.Service, exception.Operation));
        Assert.Equal($"{operation.Service} {operation.Name}: No   [31m. (AccessDeniedException)", exception.Message);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData("""{"__type":"Bad\r\nX-Evil: 1"}""", "BadX-Evil")]
    [InlineData("""{"__type":"a#b#C\nD"}""", "bCD")]
    [InlineData("""{"__type":"\n"}""", "Http403")]
    [InlineData("""{"__type":""}""", "Http403")]
    [InlineData("""{"__type":1,"code":"Other"}""", "Other")]
    [InlineData("""{"__type":"\ud800","code":"Other"}""", "Other")]
    [InlineData("""{"__type":null,"message":null}""", "Http403")]
    [InlineData("""{"Message":{"x":1}}""", "Http403")]
    [InlineData("[1]", "Http403")]
    [InlineData("null", "Http403")]
    [InlineData("{\"__type\":\"Cut", "Http403")]
    [InlineData("", "Http403")]
    public async Task An_error_of_any_form_keeps_its_status_and_gets_a_code_of_one_word(string body, string code)
    {
        _server.OnNext(HttpReply.Status(403, Encoding.UTF8.GetBytes(body)));
        var exception = await FailAsync(Operation.All[0], Settings.For(_server));
        Assert.Equal((AwsFailure.Refused, 403, code), (exception.Failure, exception.StatusCode, exception.ErrorCode));
    }

    [Fact]
    public async Task The_code_in_the_header_comes_first()
    {
        _server.OnNext(HttpReply.Status(400, """{"__type":"Other"}"""u8.ToArray(), ("x-amzn-ErrorType", "ValidationException:http://internal/")));
        Assert.Equal("ValidationException", (await FailAsync(Operation.All[0], Settings.For(_server))).ErrorCode);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_not_an_answer_is_not_taken_for_one(string name)
    {
        foreach (var body in new[] { "", "null", "[]", "[{}]", "\"\"", "{", "{}{}", "<html>OK</html>" })
        {
            _server.OnNext(AwsJsonServer.Json(body));
            var exception = await FailAsync(Find(name), Settings.For(_server));
            Assert.Equal((AwsFailure.UnexpectedAnswer, 200), (exception.Failure, exception.StatusCode));
            Assert.Equal(AwsJsonServer.RequestId, exception.RequestId);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_call_ends_when_its_caller_cancels(string name)
    {
        var operation = Find(name);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation.Call(Settings.For(_server), cancelled.Token));
        Assert.Empty(_server.Requests);

        foreach (var fault in new[] { "silence", "a stall in the body" })
        {
            using var caller = new CancellationTokenSource();
            _server.OnNext(PassingFaults[fault]);
            var call = operation.Call(Settings.For(_server), caller.Token);
            await _server.Arrivals.WaitAsync(CancellationToken.None);
            // the head of the answer is read by then, most times
            caller.CancelAfter(fault == "silence" ? TimeSpan.Zero : TimeSpan.FromMilliseconds(50));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }
    }

    [Trait(FastLane.Category, FastLane.Slow)]
    [Fact]
    public async Task A_call_that_waits_for_its_next_attempt_ends_when_its_caller_cancels()
    {
        _server.OnNext(Enumerable.Repeat(AwsJsonServer.Html(503), 100));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Operation.All[0].Call(Settings.For(_server, attempts: 50), deadline.Token));
    }

    [Fact]
    public async Task An_address_that_nobody_listens_at_is_said()
    {
        AwsClientSettings settings;
        using (var gone = new AwsJsonServer())
            settings = Settings.For(gone, attempts: 1);
        Assert.Equal(AwsFailure.Unreachable, (await FailAsync(Operation.All[0], settings)).Failure);
    }

    [Fact]
    public void An_answer_that_was_changed_anywhere_is_read_or_refused_and_nothing_else()
    {
        Gen.Select(Gen.Int[0, Operation.All.Length - 1], Gen.Int, Gen.Int[0, 8]).Sample(
            (index, seed, kind) =>
            {
                var operation = Operation.All[index];
                var answer = Change(JsonNode.Parse(operation.Answer)!, new Random(seed), kind);
                using var server = new AwsJsonServer();
                server.OnNext(AwsJsonServer.Json(answer), AwsJsonServer.Json(operation.Answer));
                try
                {
                    Assert.NotNull(operation.Call(Settings.For(server), default).GetAwaiter().GetResult());
                }
                catch (AwsException exception)
                {
                    Assert.Equal(AwsFailure.UnexpectedAnswer, exception.Failure);
                }
            },
            iter: 300,
            threads: 1);
    }

    /// <summary>Short only for what ends with the time limit: a slow machine must not turn another fault into a timeout.</summary>
    private static TimeSpan TimeLimit(string fault) => TimeSpan.FromSeconds(fault is "silence" or "a stall in the body" ? 2 : 30);

    /// <summary>
    /// The attempts as the SDK numbers them. It sends a request whose connection broke once more under the same number, and takes a time limit
    /// that ends a connection for such a break now and then.
    /// </summary>
    private IEnumerable<string> Attempts() => _server.Requests.Select(request => request.Fields["amz-sdk-request"]).Distinct();

    private static Operation Find(string name) => Operation.All.Single(operation => operation.Name == name);

    private static Task<AwsException> FailAsync(Operation operation, AwsClientSettings settings) =>
        Assert.ThrowsAsync<AwsException>(() => operation.Call(settings, default));

    /// <summary>The same JSON with one node replaced by something of another kind.</summary>
    private static string Change(JsonNode root, Random random, int kind)
    {
        var nodes = new List<JsonNode>();
        Collect(root);
        var node = nodes[random.Next(nodes.Count)];
        if (node.Parent is null)
            return Other(kind);
        const string mark = "\u0001";
        node.ReplaceWith(JsonValue.Create(mark));
        return root.ToJsonString().Replace(JsonSerializer.Serialize(mark), Other(kind), StringComparison.Ordinal);

        void Collect(JsonNode? node)
        {
            if (node is null)
                return;
            nodes.Add(node);
            foreach (var child in node switch { JsonObject item => item.Select(pair => pair.Value), JsonArray list => list, _ => [] })
                Collect(child);
        }
    }

    private static string Other(int kind) => kind switch
    {
        0 => "null",
        1 => "{}",
        2 => "[]",
        3 => "[null]",
        4 => "1.5e300",
        5 => "true",
        6 => "\"\"",
        7 => "\"\\ud800\"",
        _ => "[{\"\":[[]]}]",
    };
}
