using System.Text.Json.Nodes;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

/// <summary>The dashboard of the stack: what its graphs show exists, and is of this stack alone.</summary>
public sealed class DashboardTests
{
    public static TheoryData<bool, bool, Partitioning> Variants { get; } = new()
    {
        { true, true, Partitioning.Lambda },
        { false, true, Partitioning.Both },
        { true, false, Partitioning.Projection },
        { false, false, Partitioning.Projection },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_table_function_and_queue_has_its_lines(bool history, bool details, Partitioning partitioning)
    {
        var template = Synthesis.Of(Synthesis.Options with { History = history, Enrichments = details, Partitioning = partitioning });
        var deployed = new Deployment(template);
        var shown = Lines(template, deployed).ToLookup(line => line.Metric, line => line.Dimensions);

        string[] OfEach(string type, string name) => [.. template.OfType(type).Select(resource => $"{name}={deployed.Ref(resource)}").Order(StringComparer.Ordinal)];
        string[] Shown(string metric) => [.. shown[metric].Order(StringComparer.Ordinal)];
        string[] tables = [.. Synthesis.Catalog.Events.Select(definition => $"Stack=EventLogs, Table={definition.Table.Name}").Order(StringComparer.Ordinal)];

        foreach (var metric in new[] { "IncomingRecords", "IncomingBytes", "DeliveryToS3.DataFreshness" })
            Assert.Equal(OfEach(Cfn.DeliveryStream, "DeliveryStreamName"), Shown("AWS/Firehose " + metric));
        foreach (var metric in new[] { "Invocations", "Errors", "Duration" })
            Assert.Equal(OfEach(Cfn.Function, "FunctionName"), Shown("AWS/Lambda " + metric));
        Assert.Equal(tables, Shown("EventLogs Mapped"));
        Assert.Equal([.. tables.Append("Stack=EventLogs, Table=(none)").Order(StringComparer.Ordinal)], Shown("EventLogs Failed"));
        Assert.Equal(Synthesis.Catalog.Events.Length, shown["AWS/Events FailedInvocations"].Count());
        var registers = partitioning == Partitioning.Projection ? 0 : 1;
        Assert.Equal(template.OfType(Cfn.Queue).Count() - registers, shown["AWS/SQS ApproximateNumberOfMessagesVisible"].Distinct().Count());
        Assert.Equal(registers, shown["AWS/SQS ApproximateAgeOfOldestMessage"].Count());
        Assert.Equal(history ? ["Stack=EventLogs, Table=(all)"] : [], Shown("EventLogs LateDays"));
    }

    [Fact]
    public void What_an_alarm_watches_of_an_event_log_is_the_metric_that_the_dashboard_shows()
    {
        var template = Synthesis.Standard;
        var deployed = new Deployment(template);
        var shown = Lines(template, deployed).Select(line => $"{line.Metric}: {line.Dimensions}").ToHashSet();
        var watched = template.OfType(Cfn.Alarm).Select(alarm => deployed.Value(alarm.Properties)!)
            .Where(alarm => (string)alarm["MetricName"]! is "Failed" or "LateDays" or "DeliveryToS3.DataFreshness" or "Errors" or "ApproximateNumberOfMessagesVisible" or "ApproximateAgeOfOldestMessage")
            .Select(alarm => $"{alarm["Namespace"]} {alarm["MetricName"]}: {string.Join(", ", alarm["Dimensions"]!.AsArray().Select(dimension => $"{dimension!["Name"]}={dimension["Value"]}"))}");

        NonEmpty.All(watched, metric => Assert.Contains(metric, shown));
    }

    [Fact]
    public void Graphs_have_titles_and_the_lines_of_a_graph_differ()
    {
        var graphs = Graphs(Synthesis.Standard, new Deployment(Synthesis.Standard)).ToList();

        Assert.Equal(graphs.Count, graphs.Select(graph => (string)graph["title"]!).Distinct().Count());
        NonEmpty.All(graphs, graph =>
        {
            var labels = graph["metrics"]!.AsArray().Select(line => (string)line!.AsArray().Last()!["label"]!).ToList();
            Assert.Equal(labels.Count, labels.Distinct().Count());
        });
    }

    [Fact]
    public void Without_it_there_is_none() =>
        Assert.Empty(Synthesis.Of(Synthesis.Options with { Dashboard = false }).OfType(Cfn.Dashboard));

    private static IEnumerable<(string Metric, string Dimensions)> Lines(Template template, Deployment deployed) =>
        Graphs(template, deployed).SelectMany(graph => graph["metrics"]!.AsArray()).Select(line => line!.AsArray()).Select(line =>
        {
            var texts = line.SkipLast(1).Select(text => (string)text!).ToList();
            return ($"{texts[0]} {texts[1]}", string.Join(", ", texts.Skip(2).Chunk(2).Select(dimension => $"{dimension[0]}={dimension[1]}")));
        });

    private static IEnumerable<JsonNode> Graphs(Template template, Deployment deployed)
    {
        var dashboard = Assert.Single(template.OfType(Cfn.Dashboard));
        var body = JsonNode.Parse(deployed.Text(dashboard.Properties["DashboardBody"]))!;
        return body["widgets"]!.AsArray().Select(widget => widget!["properties"]!);
    }
}
