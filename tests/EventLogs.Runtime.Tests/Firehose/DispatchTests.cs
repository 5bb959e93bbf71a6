using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.Firehose;

public sealed class DispatchTests
{
    private static readonly byte[] Unknown = """{"source":"test","detail-type":"note"}"""u8.ToArray();

    [Fact]
    public void Each_event_of_a_mixed_batch_finds_its_mapper()
    {
        var (deployment, note) = (Requests.Deployment, Requests.Note("[2]"));
        var run = TransformRun.Of(Requests.Of(note, deployment, deployment, Unknown, deployment, note, note));
        Assert.Equal(
            ["note", "deployment_state_change", "deployment_state_change", "deployment_state_change", "note", "note"],
            run.MappedCalls.Select(call => call.Table));
        Assert.Equal(("r3", null, MapError.WrongEvent), (run.FailedCalls[0].Id, run.FailedCalls[0].Table, run.FailedCalls[0].Reason.Error));
        Assert.Equal("""{"detail":"[2]"}""" + "\n", run.Answers[5].Line);
    }

    [Fact]
    public void The_kind_of_a_broken_event_is_unknown_whatever_came_before()
    {
        var run = TransformRun.Of(Requests.Of(Requests.Note("1"), "{"u8.ToArray(), "[]"u8.ToArray(), [0xFF], Requests.Note("null")));
        Assert.Equal([null, null, null, "note"], run.FailedCalls.Select(call => call.Table));
        Assert.Equal(
            [MapError.InvalidJson, MapError.NotAnObject, MapError.InvalidText, MapError.MissingValue],
            run.FailedCalls.Select(call => call.Reason.Error));
    }

    [Theory]
    [InlineData("""{"source":"test","detail-type":"Note","detail":1}""", true)]
    [InlineData("""{"detail":1,"\u0064etail-type":"N\u006fte","source":"\u0074est"}""", true)]
    [InlineData("""{"source":"aws.codedeploy","source":"test","detail-type":1,"detail-type":"Note","detail":1}""", true)]
    [InlineData("""{"source":"Test","detail-type":"Note","detail":1}""", false)]
    [InlineData("""{"source":"test","detail-type":"Note ","detail":1}""", false)]
    [InlineData("""{"source":"test","detail":1}""", false)]
    [InlineData("""{"source":"test","detail-type":["Note"],"detail":1}""", false)]
    [InlineData("""{"source":"test","detail-type":"Note","detail-type":null,"detail":1}""", false)]
    public void Source_and_detail_type_are_compared_without_their_escapes(string utf8Event, bool isNote)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(utf8Event);
        var result = new EventRouter(TestCatalog.Both).Find(bytes, out var definition);
        Assert.Equal(isNote ? MapError.None : MapError.WrongEvent, result.Error);
        Assert.Same(isNote ? TestCatalog.Note : null, definition);
    }

    [Theory]
    [InlineData("Order Placed", "several")]
    [InlineData("Order Placed ", null)]
    [InlineData("Order Place", null)]
    [InlineData("Return ", "several")]
    [InlineData("Return Sent", "several")]
    [InlineData("Ret\\u0075rn Sent", "several")]
    [InlineData("Return", null)]
    [InlineData("Note", "note")]
    [InlineData("Not", null)]
    [InlineData("Notes", "notes")]
    [InlineData("Notes of an order", "notes")]
    [InlineData("A \\\"quote\\\"", "several")]
    [InlineData("A \\\\b", "several")]
    public void An_event_is_that_of_the_log_that_has_its_detail_type_or_what_it_begins_with(string detailType, string? table)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes($$"""{"source":"test","detail-type":"{{detailType}}","detail":1}""");
        EventDefinition[] events =
        [
            TestCatalog.Note with { Table = TestCatalog.Note.Table with { Name = "several" }, DetailType = "Order Placed", DetailTypes = new(["Order Placed", "A \"quote\"", "A \\b"], ["Return "]) },
            TestCatalog.Note,
            TestCatalog.Note with { Table = TestCatalog.Note.Table with { Name = "notes" }, DetailType = "Notes", DetailTypes = new([], ["Notes"]) },
        ];
        var router = new EventRouter([.. events]);

        Assert.Equal(table is null ? MapError.WrongEvent : MapError.None, router.Find(bytes, out var definition).Error);
        Assert.Equal(table, definition?.Table.Name);
        if (router.Guess(bytes) is { } guess)
            Assert.Equal(table, guess.Table.Name);
    }

    /// <summary>What stands in the event as <c>\b</c> is a backspace, whatever the detail type looks like.</summary>
    [Theory]
    [InlineData("A \\\\b", MapError.None)]
    [InlineData("A \\u005cb", MapError.None)]
    [InlineData("A \\b", MapError.WrongEvent)]
    public void A_detail_type_with_a_backslash_is_not_an_escape(string detailType, MapError expected)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes($$"""{"source":"test","detail-type":"{{detailType}}","detail":1}""");
        var router = new EventRouter([TestCatalog.Note with { DetailType = @"A \b", DetailTypes = new([@"A \b"], []) }]);

        Assert.Equal(expected, router.Find(bytes, out _).Error);
    }

    [Fact]
    public void Without_a_catalog_every_event_is_unknown()
    {
        var run = TransformRun.Of(Requests.Of(Requests.Deployment), new FirehoseTransform([]));
        Assert.Equal(MapError.WrongEvent, Assert.Single(run.FailedCalls).Reason.Error);
    }
}
