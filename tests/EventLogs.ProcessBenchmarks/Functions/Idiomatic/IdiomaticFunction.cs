using EventLogs.Benchmarks.Rivals.Idiomatic;

namespace EventLogs.ProcessBenchmarks.Functions.Idiomatic;

/// <summary>What a C# developer would write against the Runtime API: HttpClient, and the transform over classes.</summary>
internal static class IdiomaticFunction
{
    /// <summary>Answers invocations until the process is ended.</summary>
    public static async Task RunAsync()
    {
        var api = $"http://{Environment.GetEnvironmentVariable(RuntimeApi.Variable)}/2018-06-01/runtime/invocation";
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var transform = new Poco(CodeDeployPoco.Line);
        while (true)
        {
            using var invocation = await client.GetAsync(new Uri($"{api}/next"));
            var id = invocation.Headers.GetValues(RuntimeApi.IdField).Single();
            using var response = new ByteArrayContent(transform.Respond(await invocation.Content.ReadAsByteArrayAsync()));
            using var taken = await client.PostAsync(new Uri($"{api}/{id}/response"), response);
        }
    }
}
