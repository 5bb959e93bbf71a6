using System.Text.Json;
using EventLogs.Generated;
using EventLogs.Lambdas.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.Tests.Maintain;

/// <summary>The published executable between a Runtime API, an S3 and an Athena of the tests' own.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class MaintainTests : IDisposable
{
    private readonly MemoryObjects _objects = new();
    private readonly AthenaLake _lake;
    private readonly RuntimeApiServer _lambda = new();
    private readonly S3Server _s3;
    private readonly AthenaServer _athena;
    private FunctionProcess? _process;

    public MaintainTests()
    {
        _lake = new AthenaLake(_objects);
        _s3 = new S3Server(_objects);
        _athena = new AthenaServer(_lake);
    }

    public void Dispose()
    {
        _process?.Dispose();
        _lambda.Dispose();
        _s3.Dispose();
        _athena.Dispose();
    }

    [LinuxFact]
    public async Task Closed_days_are_folded_once_and_a_range_again_by_force()
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-3));
        foreach (var definition in EventCatalog.Events)
            _objects.Put($"{PartitionLayout.LogFolder(definition.Table.Name, day)}hour=14/a.gz");
        var days = EventCatalog.Events.Length;

        Assert.Equal($$"""{"folded":{{days}},"left":0,"late":0,"busy":0}""", await InvokeAsync("{}"));
        Assert.Equal("""{"folded":0,"left":0,"late":0,"busy":0}""", await InvokeAsync("{}"));
        Assert.Equal(
            $$"""{"folded":{{days}},"left":0,"late":0,"busy":0}""",
            await InvokeAsync($$"""{"from":"{{day:yyyy-MM-dd}}","to":"{{day:yyyy-MM-dd}}","force":true}"""));

        foreach (var definition in EventCatalog.Events)
        {
            Assert.Equal(3, _objects.Keys(PartitionLayout.HistoryFolder(definition.Table.Name, day)).Count);
            Assert.Equal(definition.History!.ViewQuery(day), _lake.ViewOf(definition.History.View));
        }

        NonEmpty.All(EventCatalog.Views, view => Assert.Equal(view.Query, _lake.ViewOf(view.Name)));
        Assert.Empty(_athena.SignatureProblems);
        _process!.Terminate();
        var (_, log) = await _process.ExitAsync();
        Assert.Equal(2 * days, log.Count(line => Message(line) == "A day was folded into the history."));
        Assert.Equal(3, log.Count(line => line.TryGetProperty("LateDays", out _)));
    }

    [LinuxFact]
    public async Task Old_objects_are_deleted_a_thousand_at_a_time()
    {
        var definition = EventCatalog.Events[0];
        var table = definition.Table.Name;
        var days = Enumerable.Range(1, 2).Select(day => DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-100 + day))).ToList();
        foreach (var day in days)
        {
            for (var i = 0; i < 1_001; i++)
                _objects.Put($"{PartitionLayout.LogFolder(table, day)}hour=14/{i} & <{i}>.gz");
            _objects.Put(PartitionLayout.HistoryFolder(table, day) + "_done");
        }

        _objects.Put(PartitionLayout.HistoryPrefix(table) + "_frozen", $"{days[1]:yyyy-MM-dd} {DateTimeOffset.UtcNow.AddHours(-7):O}");
        _objects.Refused.Add($"{PartitionLayout.LogFolder(table, days[0])}hour=14/7 & <7>.gz");

        Start(extra: ("EVENTLOGS_RAW_RETENTION_DAYS", "30"));
        var post = await _lambda.InvokeAsync("{}"u8.ToArray());

        Assert.EndsWith("/error", post.Line, StringComparison.Ordinal);
        Assert.Contains("7 & <7>.gz: AccessDenied: Access Denied", JsonElement.Parse(post.Text).GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal(Assert.Single(_objects.Refused), Assert.Single(_objects.Keys(PartitionLayout.LogFolder(table, days[0]))));
        Assert.Equal(1_001, _objects.Keys(PartitionLayout.LogFolder(table, days[1])).Count);
        Assert.Empty(_athena.SignatureProblems);
    }

    [LinuxFact]
    public async Task An_S3_that_refuses_fails_the_invocation()
    {
        _s3.Intercept = _ => S3Server.Error(403, "AccessDenied");

        var post = await Start().InvokeAsync("{}"u8.ToArray());

        Assert.EndsWith("/error", post.Line, StringComparison.Ordinal);
        Assert.Equal("History.NotFolded", post.Fields["Lambda-Runtime-Function-Error-Type"]);
        Assert.Empty(_lake.Unloaded);
    }

    [LinuxTheory]
    [InlineData("EVENTLOGS_DATABASE")]
    [InlineData("EVENTLOGS_BUCKET")]
    [InlineData("EVENTLOGS_WORKGROUP")]
    [InlineData("AWS_REGION")]
    public async Task A_missing_setting_is_an_error_of_the_start(string missing)
    {
        Start(missing);
        await _lambda.ExpectMissingSettingAsync(missing);
    }

    private static string? Message(JsonElement line) => line.TryGetProperty("message", out var message) ? message.GetString() : null;

    private RuntimeApiServer Start(string? without = null, (string Name, string Value)? extra = null)
    {
        _process ??= FunctionProcess.Start(PublishedFunction.Maintain, new (string Name, string Value)[]
        {
            ("AWS_LAMBDA_RUNTIME_API", _lambda.Address),
            ("AWS_LAMBDA_FUNCTION_NAME", "maintain"),
            ("AWS_REGION", AwsJsonServer.Region),
            ("AWS_ACCESS_KEY_ID", AwsJsonServer.AccessKey),
            ("AWS_SECRET_ACCESS_KEY", AwsJsonServer.SecretKey),
            ("AWS_ENDPOINT_URL_S3", _s3.Url),
            ("AWS_ENDPOINT_URL_ATHENA", "http://" + _athena.Address),
            ("EVENTLOGS_DATABASE", "event_logs"),
            ("EVENTLOGS_BUCKET", S3Server.Bucket),
            ("EVENTLOGS_WORKGROUP", "history"),
            extra ?? ("UNUSED", ""),
        }.Where(variable => variable.Name != without));
        return _lambda;
    }

    private async Task<string> InvokeAsync(string payload)
    {
        var post = await Start().InvokeAsync(System.Text.Encoding.UTF8.GetBytes(payload));
        Assert.True(post.Line.EndsWith("/response", StringComparison.Ordinal), post.Text);
        return post.Text;
    }
}
