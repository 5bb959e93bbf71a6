using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using EventLogs.Generated;
using EventLogs.History;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.Maintain;
using EventLogs.Lambdas.Maintain.Athena;
using EventLogs.Lambdas.Tests.Support;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Tests.Maintain;

/// <summary>The function in this process, between a bucket in memory and an Athena that does what it is told.</summary>
public abstract class MaintainedLake : IDisposable
{
    private protected static readonly EventDefinition First = EventCatalog.Events[0];
    private protected static readonly string Table = First.Table.Name;
    private protected static readonly DateOnly Day = new(2026, 11, 1);
    private protected static readonly TimeSpan FunctionTime = TimeSpan.FromMinutes(15);

    private protected readonly MemoryObjects _objects = new();
    private protected readonly SkippingClock _clock = new(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
    private protected readonly MemoryStream _log = new();
    private protected readonly AthenaLake _athena;

    private protected MaintainedLake() => _athena = new AthenaLake(_objects);

    public void Dispose()
    {
        _log.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static Settings Settings { get; } = new("db", S3Server.Bucket, "history", null);

    private protected static Settings Expiring => Settings with { RawRetentionDays = 10 };

    private protected static ViewDefinition View(string name) => new($"a/{name}", name, name, "", [], $"SELECT '{name}'");

    private protected void Arrive(DateOnly day, string? table = null) =>
        _objects.Put($"{PartitionLayout.LogFolder(table ?? Table, day)}hour=14/a.gz");

    /// <summary>Objects of days arrive, are folded, and are so old that they can go; all but those of the last day.</summary>
    private protected void ArriveAndFreeze(params DateOnly[] days)
    {
        foreach (var day in days)
        {
            Arrive(day);
            foreach (var name in new[] { "run_1", "run_2", "_done" })
                _objects.Put(PartitionLayout.HistoryFolder(Table, day) + name);
        }

        _objects.Put(PartitionLayout.HistoryPrefix(Table) + "_frozen", $"{days[^1]:yyyy-MM-dd} {_clock.GetUtcNow().AddHours(-7):O}");
    }

    private protected void AssertWhole(params DateOnly[] days)
    {
        foreach (var day in days)
        {
            // two objects of one run, and the mark
            var folder = PartitionLayout.HistoryFolder(Table, day);
            var keys = _objects.Keys(folder).Select(key => key[folder.Length..]).ToList();
            Assert.Contains("_done", keys);
            Assert.Equal(["1", "2"], keys.Where(key => key != "_done").Select(key => key.Split('_')[1]).Order(StringComparer.Ordinal));
            Assert.Single(keys.Where(key => key != "_done").Select(key => key.Split('_')[0]).Distinct());
        }
    }

    private protected async Task<string> SucceedAsync(string payload = "{}", ImmutableArray<EventDefinition>? catalog = null)
    {
        var (error, response) = await HandleAsync(payload, catalog);
        Assert.True(error is null, error?.Message);
        return response;
    }

    private protected async Task<FunctionError> FailAsync()
    {
        var (error, _) = await HandleAsync();
        Assert.NotNull(error);
        return error;
    }

    private protected async Task<(FunctionError? Error, string Response)> HandleAsync(
        string text = "{}",
        ImmutableArray<EventDefinition>? catalog = null,
        AthenaOperations? athena = null,
        IHistoryBucket? bucket = null,
        Settings? settings = null,
        TimeSpan? time = null,
        ImmutableArray<ViewDefinition>? views = null)
    {
        var payload = new LineBuffer();
        payload.Write(Encoding.UTF8.GetBytes(text));
        var response = new LineBuffer();
        var handler = new MaintainHandler(
            catalog ?? [First], views ?? [], bucket ?? _objects, athena ?? _athena.Operations, settings ?? Settings, new LogWriter(_log), _clock);
        var error = await handler.HandleAsync(new Invocation("request", _clock.GetUtcNow() + (time ?? FunctionTime), null, payload), response);
        return (error, Encoding.UTF8.GetString(response.Written));
    }

    private protected async Task<List<string>> ContentAsync()
    {
        var content = new List<string>();
        foreach (var key in _objects.Keys())
            content.Add($"{key}: {Convert.ToHexString((await _objects.ReadAsync(key, default))!.Content.Span)}");
        return content;
    }

    private protected List<JsonElement> Lines() =>
        [.. Encoding.UTF8.GetString(_log.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    private protected static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var member) ? member.GetString() : null;
}
