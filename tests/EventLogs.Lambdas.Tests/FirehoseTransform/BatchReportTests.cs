using System.Text;
using System.Text.Json;
using EventLogs.Generated;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.FirehoseTransform;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Tests.FirehoseTransform;

public sealed class BatchReportTests
{
    [Fact]
    public void A_failure_that_cannot_be_described_is_a_line_about_that_and_counts_all_the_same()
    {
        using var output = new MemoryStream();
        var report = new BatchReport(EventCatalog.Events, new LogWriter(output));
        report.Begin("request");
        report.Failed("1"u8, EventCatalog.Events[0], new MapResult(MapError.WrongType, "$.a"), "{}"u8);
        report.Failed("2"u8, EventCatalog.Events[0], new MapResult((MapError)255), "{}"u8);
        report.Failed("3"u8, null, new MapResult(MapError.InvalidJson), "{}"u8);
        report.End();

        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(["1", null, "3"], lines.Take(3).Select(line => line.TryGetProperty("recordId", out var id) ? id.GetString() : null));
        Assert.Equal(typeof(ArgumentOutOfRangeException).FullName, lines[1].GetProperty("errorType").GetString());
        Assert.Equal("request", lines[1].GetProperty("requestId").GetString());
        Assert.Equal([1, 2], lines.Skip(3).Select(line => line.GetProperty("Failed").GetInt32()));
    }

    [Theory]
    [InlineData(null, """[["Table"]]""")]
    [InlineData("Audit", """[["Stack","Table"]]""")]
    public void What_is_counted_is_counted_for_the_stack(string? stack, string dimensions)
    {
        using var output = new MemoryStream();
        var report = new BatchReport(EventCatalog.Events, new LogWriter(output) { Stack = stack });
        report.Begin("request");
        report.Failed("1"u8, null, new MapResult(MapError.InvalidJson), "{}"u8);
        report.End();

        var line = JsonElement.Parse(Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n')[^1]);
        var directive = line.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];
        Assert.Equal(dimensions, directive.GetProperty("Dimensions").GetRawText());
        Assert.Equal(stack, line.TryGetProperty("Stack", out var value) ? value.GetString() : null);
        Assert.Equal("(none)", line.GetProperty("Table").GetString());
    }
}
