using System.Text;
using CsCheck;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.Firehose;

/// <summary>Whatever comes in, no exception, and every record id exactly once.</summary>
public sealed class TransformPropertyTests
{
    private static readonly Gen<byte[]> SomeEvent = Gen.OneOf(
        Gen.OneOf([.. Requests.Samples.Values]),
        Gen.Int[0, 999].Select(i => Requests.Note($"[{i}]")));

    private static readonly Gen<byte[]> SomeRequest = SomeEvent.Array[0, 4].Select(events => Requests.Of(events));

    [Fact]
    public void Random_bytes_are_answered_or_refused() => Property.Holds(Gen.Byte.Array[0, 200], Check);

    [Fact]
    public void Mutated_requests_are_answered_or_refused() => Property.Holds(Mutations.Of(SomeRequest), Check, cases: 20_000);

    [Fact]
    public void Mutated_events_are_answered() =>
        Property.Holds(Mutations.Of(SomeEvent).Array[1, 5], events => Check(Requests.Of(events)), cases: 10_000);

    [Fact]
    public void Mutated_events_are_mapped_or_leave_the_line_as_it_was() => Property.Holds(Mutations.Of(SomeEvent), utf8Event =>
    {
        var line = new LineBuffer();
        line.Append("before"u8);
        var result = TestCatalog.Deployment.Mapper(utf8Event, new EventWorkspace(), line);
        var written = Encoding.UTF8.GetString(line.Written);
        if (result.IsMapped)
            Assert.Matches("^before\\{[^\n]*\\}\n$", written);
        else
            Assert.Equal("before", written);
    }, cases: 20_000);

    [Fact]
    public void An_answer_does_not_depend_on_what_was_answered_before()
    {
        var transform = new FirehoseTransform(TestCatalog.Both);
        Property.Holds(Mutations.Of(SomeRequest), request =>
        {
            var (fresh, used) = (TransformRun.Of(request), TransformRun.Of(request, transform));
            Assert.Equal(fresh.Status, used.Status);
            Assert.Equal(fresh.Response, used.Response);
            Assert.Equal(fresh.FailedCalls, used.FailedCalls);
        });
    }

    private static void Check(byte[] request)
    {
        var run = TransformRun.Of(request);
        Assert.Equal(run.Status == TransformStatus.Answered, Requests.Read(request) is not null);
        if (Requests.Read(request) is not { } records)
            return;

        Assert.Equal(records.Select(record => record.Id), run.Answers.Select(answer => answer.Id));
        foreach (var (record, answer) in records.Zip(run.Answers))
            Assert.True(answer.Result == "Ok" ? answer.Line.EndsWith("}\n", StringComparison.Ordinal) : answer.Data == record.Data);
        Assert.Equal(run.Answers.Count(answer => answer.Result == "Ok"), run.MappedCalls.Count);
        Assert.Equal(run.Answers.Count(answer => answer.Result == "ProcessingFailed"), run.FailedCalls.Count);
    }
}
