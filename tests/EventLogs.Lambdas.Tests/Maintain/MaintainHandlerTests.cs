using System.Collections.Immutable;
using EventLogs.Generated;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.Tests.Maintain;

/// <summary>The function in this process: what it does where nothing fails.</summary>
public sealed class MaintainHandlerTests : MaintainedLake
{
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
    public async Task Without_histories_the_views_are_made_and_go_on_reading_what_was_folded()
    {
        Arrive(Day);
        await SucceedAsync();
        Arrive(Day.AddDays(1));
        var before = _objects.Keys();

        var (error, response) = await HandleAsync("""{"force":true}""", settings: Settings with { Folds = false }, views: [View("first")]);

        Assert.Null(error);
        Assert.Equal("""{"folded":0,"left":0,"late":0,"busy":0}""", response);
        Assert.Equal(before, _objects.Keys());
        Assert.Equal(First.History!.ViewQuery(Day), _athena.ViewOf(First.History.View));
        Assert.Equal("SELECT 'first'", _athena.ViewOf("first"));
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
    public async Task Old_objects_are_deleted_that_Athena_has_found_to_be_in_the_history()
    {
        ArriveAndFreeze(Day, Day.AddDays(1), Day.AddDays(2));

        Assert.Null((await HandleAsync(settings: Expiring)).Error);

        Assert.Equal(PartitionLayout.LogFolder(Table, Day.AddDays(2)) + "hour=14/a.gz", Assert.Single(_objects.Keys(Table + "/")));
        Assert.Equal(
            [Day.AddDays(2), Day.AddDays(1), Day],
            _athena.Started.Where(query => query.Sql.Contains("/_folded/", StringComparison.Ordinal)).Select(FoldedDay));
        var lines = Lines().Where(line => Text(line, "message") == "Objects of the log were deleted: the history has their events.").ToList();
        Assert.Equal(["2026-11-02", "2026-11-01"], lines.Select(line => Text(line, "day")));
        Assert.Equal([(1, 0), (1, 0)], lines.Select(line => (line.GetProperty("deleted").GetInt32(), line.GetProperty("kept").GetInt32())));
        Assert.Equal([Table, Table], lines.Select(line => Text(line, "table")));

        static DateOnly FoldedDay(EventLogs.Aws.Athena.AthenaQuery query) => Enumerable.Range(0, 3).Select(Day.AddDays)
            .Single(day => query.Sql.Contains(First.History!.Folded(First.Table, day), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_that_the_history_lacks_are_added_before_their_objects_go()
    {
        ArriveAndFreeze(Day, Day.AddDays(1));
        var late = $"{PartitionLayout.LogFolder(Table, Day)}hour=14/late.gz";
        _objects.Put(late);
        _athena.Unfolded.Add(late);

        Assert.Null((await HandleAsync(settings: Expiring)).Error);

        Assert.Equal([late], _objects.Keys(PartitionLayout.LogFolder(Table, Day)));
        Assert.Contains(_athena.Started, query => query.Sql.StartsWith($"UNLOAD (\n{First.History!.Missing(Day)}\n)\n", StringComparison.Ordinal));
        Assert.Equal(5, _objects.Keys(PartitionLayout.HistoryFolder(Table, Day)).Count);
        Assert.Contains("The events were added.", Lines().Select(line => Text(line, "message")).OfType<string>().Single(text => text.Contains("lacked", StringComparison.Ordinal)), StringComparison.Ordinal);

        _clock.Move(TimeSpan.FromHours(7));
        await HandleAsync(settings: Expiring);
        Assert.Empty(_objects.Keys(PartitionLayout.LogFolder(Table, Day)));
    }

    [Fact]
    public async Task An_object_that_cannot_be_deleted_fails_the_invocation_after_all_else()
    {
        ArriveAndFreeze(Day, Day.AddDays(1), Day.AddDays(2));
        Arrive(new DateOnly(2026, 11, 17));
        _objects.Refused.Add(PartitionLayout.LogFolder(Table, Day.AddDays(1)) + "hour=14/a.gz");

        var (error, response) = await HandleAsync(settings: Expiring);

        Assert.Equal("""{"folded":1,"left":0,"late":0,"busy":0}""", response);
        Assert.Contains($"{Table}, 2026-11-02, old objects: ", error!.Message, StringComparison.Ordinal);
        Assert.Empty(_objects.Keys(PartitionLayout.LogFolder(Table, Day)));
        Assert.Contains("Objects of the log could not be deleted. The next run tries again.", Lines().Select(line => Text(line, "message")));
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
}
