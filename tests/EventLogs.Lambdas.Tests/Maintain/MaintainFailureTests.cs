using EventLogs.Aws.Athena;
using EventLogs.History;
using EventLogs.Lambdas.Maintain;
using EventLogs.Lambdas.Maintain.Athena;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.Tests.Maintain;

/// <summary>The function where queries fail or do not end, and where it is killed: every day is whole in the end.</summary>
public sealed class MaintainFailureTests : MaintainedLake
{
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

    /// <summary>
    /// The process ends at every call of S3 and Athena in turn, while Athena goes on with what it was given. When the lease is over, the next
    /// run leaves everything as if nothing had happened.
    /// </summary>
    [Fact]
    public async Task Killed_at_any_step_and_run_again_it_leaves_every_day_whole()
    {
        for (var steps = 0; ; steps++)
        {
            using var test = new MaintainFailureTests();
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

    /// <summary>The same where objects of the log are old, and some hold what the history lacks.</summary>
    [Fact]
    public async Task Killed_at_any_step_it_deletes_nothing_that_Athena_has_not_found()
    {
        for (var steps = 0; ; steps++)
        {
            using var test = new MaintainFailureTests();
            test.ArriveAndFreeze(Day, Day.AddDays(1), Day.AddDays(2));
            var late = $"{PartitionLayout.LogFolder(Table, Day.AddDays(1))}hour=14/late.gz";
            test._objects.Put(late);
            test._athena.Unfolded.Add(late);
            var wasKilled = await test.KillAsync(steps, Expiring);
            NonEmpty.All(test._athena.Unfolded.Append(PartitionLayout.LogFolder(Table, Day.AddDays(2)) + "hour=14/a.gz"), key => Assert.Contains(key, test._objects.Keys()));
            test._athena.EndAll();
            test._clock.Move(TimeSpan.FromHours(7));

            foreach (var _ in Enumerable.Range(0, 2))
                Assert.Null((await test.HandleAsync(settings: Expiring)).Error);

            Assert.Equal(PartitionLayout.LogFolder(Table, Day.AddDays(2)) + "hour=14/a.gz", Assert.Single(test._objects.Keys(Table + "/")));
            Assert.Contains(test._objects.Keys(PartitionLayout.HistoryFolder(Table, Day.AddDays(1))), key => key.Contains("/added-", StringComparison.Ordinal));
            Assert.DoesNotContain(test._objects.Keys("history/"), key => key.Contains("/_folded/", StringComparison.Ordinal));
            if (!wasKilled)
                break;
        }
    }

    private async Task<bool> KillAsync(int steps, Settings? settings = null)
    {
        var left = steps;
        void Step()
        {
            if (left-- <= 0)
                throw new KilledException();
        }

        var operations = _athena.Operations;
        var (error, _) = await HandleAsync(
            settings: settings,
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

        public Task<IReadOnlyCollection<string>> DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
            After(() => bucket.DeleteAsync(keys, cancellation));

        private T After<T>(Func<T> call)
        {
            step();
            return call();
        }
    }
}
