using EventLogs.Lambdas.Tests.Support;

namespace EventLogs.Lambdas.Tests.Bootstrap;

/// <summary>How a published function starts and ends.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class LambdaProcessTests : IDisposable
{
    private readonly RuntimeApiServer _lambda = new();

    public void Dispose() => _lambda.Dispose();

    [LinuxFact]
    public async Task Sigterm_ends_an_idle_function_at_once_and_logs_nothing()
    {
        using var process = Start(_lambda.Address);
        await _lambda.InvokeAsync("{\"records\":[]}"u8.ToArray());
        process.Terminate();
        var (code, log) = await process.ExitAsync();
        Assert.Equal(FunctionProcess.EndedBySigterm, code);
        Assert.Empty(log);
    }

    [LinuxTheory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task A_next_that_is_refused_ends_the_function(int status)
    {
        using var process = Start(_lambda.Address);
        _lambda.OnNext(HttpReply.Status(status, "{\"errorType\":\"Why\"}"u8.ToArray()));
        await AssertFailsAsync(process, $"{status}");
    }

    [LinuxFact]
    public async Task A_server_error_at_an_answer_ends_the_function()
    {
        using var process = Start(_lambda.Address);
        _lambda.OnPost(HttpReply.Status(500));
        await _lambda.InvokeAsync("{\"records\":[]}"u8.ToArray());
        await AssertFailsAsync(process, "500");
    }

    [LinuxFact]
    public async Task An_answer_whose_connection_is_reset_is_sent_again()
    {
        using var process = Start(_lambda.Address);
        _lambda.OnPost(HttpReply.Reset);
        await _lambda.InvokeAsync("{\"records\":[]}"u8.ToArray());
        Assert.Equal("{\"records\":[]}", (await _lambda.PostAsync()).Text);
        Assert.Equal("{\"records\":[]}", (await _lambda.InvokeAsync("{\"records\":[]}"u8.ToArray())).Text);
    }

    [LinuxFact]
    public async Task A_runtime_api_that_is_not_there_ends_the_function()
    {
        string address;
        using (var gone = new RuntimeApiServer())
            address = gone.Address;
        using var process = Start(address);
        await AssertFailsAsync(process, address);
    }

    [LinuxTheory]
    [InlineData("")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:http")]
    public async Task Outside_of_lambda_the_function_says_what_it_is(string address)
    {
        using var process = Start(address);
        await AssertFailsAsync(process, "AWS_LAMBDA_RUNTIME_API");
    }

    private static FunctionProcess Start(string address) =>
        FunctionProcess.Start(PublishedFunction.FirehoseTransform, ("AWS_LAMBDA_RUNTIME_API", address));

    private static async Task AssertFailsAsync(FunctionProcess process, string text)
    {
        var (code, log) = await process.ExitAsync();
        Assert.Equal(1, code);
        Assert.Contains(text, Assert.Single(log).GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }
}
