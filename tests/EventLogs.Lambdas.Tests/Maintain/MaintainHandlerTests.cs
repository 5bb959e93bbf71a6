using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using EventLogs.Aws.Athena;
using EventLogs.Generated;
using EventLogs.History;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.Maintain;
using EventLogs.Lambdas.Maintain.Athena;
using EventLogs.Lambdas.Tests.Support;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Tests.Maintain;

/// <summary>The function in this process: between a bucket in memory and an Athena that does what it is told.</summary>
public sealed class MaintainHandlerTests : IDisposable
{
    private static readonly EventDefinition First = EventCatalog.Events[0];
    private static readonly string Table = First.Table.Name;
    private static readonly DateOnly Day = new(2026, 11, 1);
    private static readonly TimeSpan FunctionTime = TimeSpan.FromMinutes(15);

    private readonly MemoryObjects _objects = new();
    private readonly SkippingClock _clock = new(new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
    private readonly MemoryStream _log = new();
    private readonly AthenaLake _athena;

    public MaintainHandlerTests() => _athena = new AthenaLake(_objects);

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_closed_day_is_unloaded_marked_and_read_by_the_view()
    {
        Arrive(Day);

        Assert.Equal("""{"folded":1,"left":0,"late":0,"busy":0}""", await SucceedAsync());

        var folder = PartitionLayout.HistoryFolder(Table, Day);
        Assert.Equal(3, _objects.Keys(folder).Count);
        Assert.Contains(folder + "_done", _objects.Keys(folder));
        Assert.Equal(First.History!.ViewQuery(Day), _athena.ViewOf(First.History.View));
        Assert.Contains(First.History.Fold(Day), _athena.Started.First().Sql, StringComparison.Ordinal);
        NonEmpty.All(_athena.Started, query => Assert.Equal(("history", "db"), (query.WorkGroup, query.Database)));
        Assert.Equal(_athena.Started.Count, _athena.Started.Select(query => query.ClientRequestToken).Distinct().Count());
        Assert.Equal(
            ["A day was folded into the history.", "The view was replaced."],
            Lines().SkipLast(1).Select(line => line.GetProperty("message").GetString()));
        Assert.Equal(("(all)", 0), (Lines()[^1].GetProperty("Table").GetString(), Lines()[^1].GetProperty("LateDays").GetInt32()));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        Arrive(Day);
        await SucceedAsync();
        var before = await ContentAsync();

        Assert.Equal("""{"folded":0,"left":0,"late":0,"busy":0}""", await SucceedAsync());

        Assert.Equal(before, await ContentAsync());
        Assert.Single(_athena.Unloaded);
    }

    [Fact]
    public async Task Every_log_of_the_catalog_is_folded_and_one_without_a_history_is_left_alone()
    {
        foreach (var definition in EventCatalog.Events)
            Arrive(Day, definition.Table.Name);
        ImmutableArray<EventDefinition> catalog = [.. EventCatalog.Events.Skip(1), First with { History = null }];

        Assert.Equal($$"""{"folded":{{catalog.Length - 1}},"left":0,"late":0,"busy":0}""", await SucceedAsync(catalog: catalog));

        Assert.Equal(
            catalog.SkipLast(1).Select(definition => PartitionLayout.HistoryFolder(definition.Table.Name, Day)).Order(StringComparer.Ordinal),
            _athena.Unloaded.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(QueryState.Failed, "HIVE_BAD_DATA: a line", "failed: HIVE_BAD_DATA: a line")]
    [InlineData(QueryState.Failed, null, "Athena gives no reason")]
    [InlineData(QueryState.Cancelled, "by somebody", "was stopped before it ended")]
    public async Task A_query_that_does_not_succeed_fails_the_invocation_after_the_other_days_were_folded(QueryState state, string? reason, string message)
    {
        Arrive(Day);
        Arrive(Day.AddDays(1));
        _athena.Endings.Enqueue((state, reason));

        var error = await FailAsync();

        Assert.Equal("History.NotFolded", error.Type);
        Assert.StartsWith($"{Table}, 2026-11-01: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(PartitionLayout.HistoryFolder(Table, Day) + "_done", _objects.Keys());
        Assert.Contains(PartitionLayout.HistoryFolder(Table, Day.AddDays(1)) + "_done", _objects.Keys());
        Assert.Equal(First.History!.ViewQuery(null), _athena.ViewOf(First.History.View));
        Assert.Equal(1, Lines()[^1].GetProperty("LateDays").GetInt32());

        // the day after the one that failed is folded again: which copies it leaves out depends on the day before it
        Assert.Equal("""{"folded":2,"left":0,"late":0,"busy":0}""", await SucceedAsync());
        AssertWhole(Day, Day.AddDays(1));
    }

    [Fact]
    public async Task A_view_that_cannot_be_replaced_fails_the_invocation()
    {
        Arrive(Day);
        _athena.Endings.Enqueue((QueryState.Succeeded, null));
        _athena.Endings.Enqueue((QueryState.Failed, "AccessDenied: glue:UpdateTable"));

        Assert.Contains("glue:UpdateTable", (await FailAsync()).Message, StringComparison.Ordinal);
        await SucceedAsync();
        Assert.Equal(First.History!.ViewQuery(Day), _athena.ViewOf(First.History.View));
    }

    [Fact]
    public async Task Views_that_stand_on_those_of_the_logs_are_replaced_after_them_in_their_order()
    {
        ImmutableArray<ViewDefinition> views = [View("first"), View("second")];

        var (error, _) = await HandleAsync(views: views);

        Assert.Null(error);
        Assert.Equal(
            [ViewDefinition.Statement(First.History!.View, First.History.ViewQuery(null)), .. views.Select(view => view.CreateStatement)],
            _athena.Started.Select(query => query.Sql));
        Assert.Equal([null, "first", "second", null], Lines().Select(line => Text(line, "view")));
    }

    [Fact]
    public async Task A_view_that_fails_keeps_no_other_from_being_replaced()
    {
        _athena.Endings.Enqueue((QueryState.Succeeded, null));
        _athena.Endings.Enqueue((QueryState.Failed, "VIEW_IS_STALE"));

        var (error, _) = await HandleAsync(views: [View("first"), View("second")]);

        Assert.Matches("^first: the query query-2 failed: VIEW_IS_STALE\\.$", error?.Message);
        Assert.Equal("SELECT 'second'", _athena.ViewOf("second"));
    }

    [Fact]
    public async Task Objects_that_come_into_the_folder_meanwhile_fail_the_day_and_the_next_run_starts_it_again()
    {
        Arrive(Day);
        var intruded = false;
        var operations = _athena.Operations with
        {
            Look = (id, _) =>
            {
                if (!intruded)
                    _objects.Put(PartitionLayout.HistoryFolder(Table, Day) + "intruder");
                intruded = true;
                return Task.FromResult(_athena.Look(id));
            },
        };

        var (error, _) = await HandleAsync(athena: operations);

        Assert.Contains("HIVE_PATH_ALREADY_EXISTS", error!.Message, StringComparison.Ordinal);
        await SucceedAsync();
        AssertWhole(Day);
    }

    [Fact]
    public async Task A_query_that_does_not_end_is_stopped_and_the_days_after_it_are_left()
    {
        for (var day = 0; day < 3; day++)
            Arrive(Day.AddDays(day));
        _athena.Ends = false;
        var deadline = _clock.GetUtcNow() + FunctionTime;

        Assert.Contains("was stopped before it ended", (await FailAsync()).Message, StringComparison.Ordinal);

        Assert.True(_clock.GetUtcNow() < deadline);
        Assert.Single(_athena.Unloaded);
        Assert.Equal(_athena.Started.Count, _athena.Stopped.Count);
        Assert.Equal(2, Lines().Count(line => Text(line, "message") == "A day is left for the next run."));

        _athena.Ends = true;
        await SucceedAsync();
        AssertWhole(Day, Day.AddDays(1), Day.AddDays(2));
    }

    [Fact]
    public async Task Days_without_time_are_left_without_a_failure()
    {
        for (var day = 0; day < 3; day++)
            Arrive(Day.AddDays(day));

        var (error, response) = await HandleAsync(time: TimeSpan.FromSeconds(1));

        Assert.Null(error);
        Assert.Equal("""{"folded":1,"left":2,"late":2,"busy":0}""", response);
    }

    [Fact]
    public async Task While_a_stopped_query_may_still_write_nobody_touches_its_table()
    {
        Arrive(Day);
        (_athena.Ends, _athena.Stops) = (false, false);
        Assert.Contains("was stopped and has not ended yet", (await FailAsync()).Message, StringComparison.Ordinal);

        (_athena.Ends, _athena.Stops) = (true, true);
        Assert.Equal("""{"folded":0,"left":0,"late":0,"busy":1}""", await SucceedAsync());
        Assert.Single(_athena.Unloaded);

        _athena.EndAll();
        _clock.Move(TimeSpan.FromHours(1));
        Assert.Equal("""{"folded":1,"left":0,"late":0,"busy":0}""", await SucceedAsync());
        AssertWhole(Day);
    }

    [Fact]
    public async Task A_range_is_folded_again_by_force()
    {
        for (var day = 0; day < 4; day++)
            Arrive(Day.AddDays(day));
        await SucceedAsync();

        // and the day after it, whose copies depend on it
        Assert.Equal(
            """{"folded":2,"left":0,"late":0,"busy":0}""",
            await SucceedAsync("""{"from":"2026-11-02","to":"2026-11-02","force":true}"""));

        Assert.Equal(4 + 2, _athena.Unloaded.Count());
        AssertWhole(Day, Day.AddDays(1), Day.AddDays(2), Day.AddDays(3));
    }

    [Fact]
    public async Task A_day_that_has_begun_to_expire_is_not_folded_again()
    {
        Arrive(new DateOnly(2026, 11, 10));
        Arrive(new DateOnly(2026, 11, 12));
        await SucceedAsync();

        var (_, response) = await HandleAsync("""{"force":true}""", settings: Settings with { RawRetentionDays = 9 });

        Assert.Equal("""{"folded":1,"left":0,"late":0,"busy":0}""", response);
        Assert.Equal(PartitionLayout.HistoryFolder(Table, new DateOnly(2026, 11, 12)), _athena.Unloaded.Last());
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("[]", "has to be an object")]
    [InlineData("null", "has to be an object")]
    [InlineData("{\"form\":\"2026-11-01\"}", "There is no 'form'")]
    [InlineData("{\"from\":\"1.11.2026\",\"to\":7}", "'from' is not a day such as 2026-11-22. 'to' is not a day such as 2026-11-22.")]
    [InlineData("{\"force\":\"yes\"}", "'force' is neither true nor false")]
    [InlineData("{\"from\":\"2026-11-02\",\"to\":\"2026-11-01\"}", "'from' is a day after 'to'")]
    [InlineData("{\"\\ud800\":1}", "not JSON")]
    public async Task A_payload_that_asks_for_nothing_known_is_refused(string payload, string message)
    {
        var (error, _) = await HandleAsync(payload);

        Assert.Equal("Request.Invalid", error?.Type);
        Assert.Contains(message, error!.Message, StringComparison.Ordinal);
        Assert.Empty(_athena.Started);
    }

    /// <summary>
    /// The process ends at every call of S3 and Athena in turn, while Athena goes on with what it was given. When the lease is over, the next
    /// run leaves everything as if nothing had happened.
    /// </summary>
    [Fact]
    public async Task Killed_at_any_step_and_run_again_it_leaves_every_day_whole()
    {
        for (var steps = 0; ; steps++)
        {
            using var test = new MaintainHandlerTests();
            for (var day = 0; day < 3; day++)
                test.Arrive(Day.AddDays(day));
            var wasKilled = await test.KillAsync(steps);
            test._athena.EndAll();
            test._clock.Move(TimeSpan.FromHours(1));

            await test.SucceedAsync();

            test.AssertWhole(Day, Day.AddDays(1), Day.AddDays(2));
            Assert.Equal(3, test._objects.Keys(Table + "/").Count);
            Assert.Equal(First.History!.ViewQuery(Day.AddDays(2)), test._athena.ViewOf(First.History.View));
            if (!wasKilled)
                break;
        }
    }

    private static Settings Settings { get; } = new("db", S3Server.Bucket, "history", null);

    private static ViewDefinition View(string name) => new($"a/{name}", name, name, "", [], $"SELECT '{name}'");

    private void Arrive(DateOnly day, string? table = null) =>
        _objects.Put($"{PartitionLayout.LogFolder(table ?? Table, day)}hour=14/a.gz");

    private void AssertWhole(params DateOnly[] days)
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

    private async Task<bool> KillAsync(int steps)
    {
        var left = steps;
        void Step()
        {
            if (left-- <= 0)
                throw new KilledException();
        }

        var operations = _athena.Operations;
        var (error, _) = await HandleAsync(
            bucket: new KilledBucket(_objects, Step),
            athena: new AthenaOperations(
                (query, cancellation) => After(Step, () => operations.Start(query, cancellation)),
                (id, cancellation) => After(Step, () => operations.Look(id, cancellation)),
                (id, cancellation) => After(Step, () => operations.Stop(id, cancellation))));
        return error is not null;

        static T After<T>(Action step, Func<T> call)
        {
            step();
            return call();
        }
    }

    private async Task<string> SucceedAsync(string payload = "{}", ImmutableArray<EventDefinition>? catalog = null)
    {
        var (error, response) = await HandleAsync(payload, catalog);
        Assert.True(error is null, error?.Message);
        return response;
    }

    private async Task<FunctionError> FailAsync()
    {
        var (error, _) = await HandleAsync();
        Assert.NotNull(error);
        return error;
    }

    private async Task<(FunctionError? Error, string Response)> HandleAsync(
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

    private async Task<List<string>> ContentAsync()
    {
        var content = new List<string>();
        foreach (var key in _objects.Keys())
            content.Add($"{key}: {Convert.ToHexString((await _objects.ReadAsync(key, default))!.Content.Span)}");
        return content;
    }

    private List<JsonElement> Lines() =>
        [.. Encoding.UTF8.GetString(_log.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var member) ? member.GetString() : null;

    /// <summary>The process was killed.</summary>
    private sealed class KilledException : Exception;

    /// <summary>A bucket before each call of which the process can be killed.</summary>
    private sealed class KilledBucket(IHistoryBucket bucket, Action step) : IHistoryBucket
    {
        public Task<IReadOnlyCollection<string>> ListFoldersAsync(string prefix, CancellationToken cancellation) =>
            After(() => bucket.ListFoldersAsync(prefix, cancellation));

        public Task<IReadOnlyCollection<string>> ListAsync(string prefix, CancellationToken cancellation) =>
            After(() => bucket.ListAsync(prefix, cancellation));

        public Task<StoredObject?> ReadAsync(string key, CancellationToken cancellation) => After(() => bucket.ReadAsync(key, cancellation));

        public Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
            After(() => bucket.TryCreateAsync(key, content, cancellation));

        public Task<bool> TryReplaceAsync(string key, ReadOnlyMemory<byte> content, string version, CancellationToken cancellation) =>
            After(() => bucket.TryReplaceAsync(key, content, version, cancellation));

        public Task DeleteAsync(string key, CancellationToken cancellation) => After(() => bucket.DeleteAsync(key, cancellation));

        private T After<T>(Func<T> call)
        {
            step();
            return call();
        }
    }
}
