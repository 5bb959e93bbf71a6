using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.Firehose;

/// <summary>Lambda refuses responses over 6 MB, and then the whole batch is lost to a retry that ends the same way.</summary>
public sealed class ResponseSizeTests
{
    [Fact]
    public void Lines_that_outgrow_the_response_send_their_events_back()
    {
        // every quote is two bytes in the event and four in its line
        var note = Requests.Note($"\"{string.Concat(Enumerable.Repeat("\\\"", 100_000))}\"");
        var run = TransformRun.Of(Requests.Of(Enumerable.Repeat(note, 16)));

        Assert.Equal(TransformStatus.Answered, run.Status);
        Assert.InRange(run.Response.Length, 0, FirehoseTransform.MaxResponseBytes);
        Assert.Equal(Enumerable.Range(0, 16).Select(i => $"r{i}"), run.Answers.Select(a => a.Id));
        var failed = run.Answers.Where(a => a.Result == "ProcessingFailed").ToList();
        Assert.InRange(failed.Count, 1, 15);
        NonEmpty.All(failed, answer => Assert.Equal(Convert.ToBase64String(note), answer.Data));
        NonEmpty.All(run.FailedCalls, call => Assert.Equal(("note", new MapResult(MapError.ResponseFull)), (call.Table, call.Reason)));
        Assert.Equal(failed.Count, run.FailedCalls.Count);
    }

    [Fact]
    public void A_short_line_still_fits_after_a_long_one_did_not()
    {
        var notes = Enumerable.Repeat(Requests.Note($"\"{string.Concat(Enumerable.Repeat("\\\"", 400_000))}\""), 4);
        var run = TransformRun.Of(Requests.Of(notes.Append(Requests.Note("1"))));
        Assert.Equal(["Ok", "ProcessingFailed", "ProcessingFailed", "ProcessingFailed", "Ok"], run.Answers.Select(a => a.Result));
        Assert.InRange(run.Response.Length, 0, FirehoseTransform.MaxResponseBytes);
    }

    [Theory]
    [InlineData(0, TransformStatus.Answered)]
    [InlineData(1, TransformStatus.ResponseTooLarge)]
    public void Untouched_records_may_fill_the_response_to_the_last_byte(int over, TransformStatus status)
    {
        const string frame = """{"records":[{"recordId":"a","result":"ProcessingFailed","data":""},{"recordId":"b","result":"ProcessingFailed","data":""}]}""";
        var data = new string('!', FirehoseTransform.MaxResponseBytes - frame.Length + over);
        var run = TransformRun.Of(Requests.OfRecords(
            $$"""{"recordId":"a","data":"{{data[..1000]}}"}""", $$"""{"recordId":"b","data":"{{data[1000..]}}"}"""));
        Assert.Equal(status, run.Status);
        Assert.Equal(over == 0 ? FirehoseTransform.MaxResponseBytes : 0, run.Response.Length);
        Assert.Equal(over == 0 ? 2 : 0, run.FailedCalls.Count);
    }

    [Theory]
    [InlineData(0, "Ok")]
    [InlineData(1, "ProcessingFailed")]
    public void A_line_may_fill_the_response_to_the_last_byte(int over, string result)
    {
        const string frame = """{"records":[{"recordId":"a","result":"Ok","data":""},{"recordId":"b","result":"ProcessingFailed","data":""}]}""";
        var note = Requests.Note($"\"{string.Concat(Enumerable.Repeat("\\\"", 1_000_000))}\"");
        var alone = TransformRun.Of(Requests.Of(note)).Answers[0].Data.Length;
        var rest = new string('!', FirehoseTransform.MaxResponseBytes - frame.Length - alone + over);
        var run = TransformRun.Of(Requests.OfRecords(
            $$"""{"recordId":"a","data":"{{Convert.ToBase64String(note)}}"}""", $$"""{"recordId":"b","data":"{{rest}}"}"""));
        Assert.Equal(result, run.Answers[0].Result);
        Assert.True(over > 0 || run.Response.Length == FirehoseTransform.MaxResponseBytes);
    }
}
