using System.Text;
using System.Text.Json;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Tests.Support;

/// <summary>One answered record.</summary>
internal sealed record Answer(string Id, string Result, string Data)
{
    /// <summary>The line of a mapped record.</summary>
    public string Line => Encoding.UTF8.GetString(Convert.FromBase64String(Data));
}

/// <summary>One call of the transform and all that came out of it.</summary>
internal sealed class TransformRun : ITransformObserver
{
    private TransformRun() { }

    public TransformStatus Status { get; private set; }

    public byte[] Response { get; private set; } = [];

    public List<Answer> Answers { get; } = [];

    public List<(string Table, int EventBytes, int LineBytes)> MappedCalls { get; } = [];

    public List<(string Id, string? Table, MapResult Reason, string Event)> FailedCalls { get; } = [];

    public static TransformRun Of(byte[] request, FirehoseTransform? transform = null)
    {
        var run = new TransformRun();
        var response = new LineBuffer();
        response.Append("before"u8);
        run.Status = (transform ?? new FirehoseTransform(TestCatalog.Both)).Transform(request, response, run);
        Assert.Equal("before"u8, response.Written[..6]);
        run.Response = response.Written[6..].ToArray();
        if (run.Status == TransformStatus.Answered)
            run.ReadAnswers();
        return run;
    }

    public void Mapped(EventDefinition definition, int eventBytes, int lineBytes) =>
        MappedCalls.Add((definition.Table.Name, eventBytes, lineBytes));

    public void Failed(ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData) =>
        FailedCalls.Add((Encoding.UTF8.GetString(recordId), definition?.Table.Name, reason, Encoding.UTF8.GetString(eventData)));

    private void ReadAnswers()
    {
        using var document = JsonDocument.Parse(Response);
        foreach (var record in document.RootElement.GetProperty("records").EnumerateArray())
        {
            Assert.Equal(["recordId", "result", "data"], record.EnumerateObject().Select(p => p.Name));
            Answers.Add(new Answer(Text(record, "recordId"), Text(record, "result"), Text(record, "data")));
        }

        static string Text(JsonElement record, string name) => record.GetProperty(name).GetString()!;
    }
}
