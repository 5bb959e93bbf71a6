using System.Collections.Immutable;
using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;

namespace EventLogs.Cdk.Operations;

/// <summary>One CloudWatch dashboard for the stack: a graph for each question, and in it a line for each table, function or queue.</summary>
internal sealed class StackDashboard : Construct
{
    private const int PeriodMinutes = 5;
    private const int HalfWidth = 12; // of 24 columns

    private readonly Dashboard _dashboard;

    public StackDashboard(Construct scope, string id) : base(scope, id) =>
        // without a name of our own: CloudFormation makes one that no other stack of the account has
        _dashboard = new Dashboard(this, "Dashboard", new DashboardProps { DefaultInterval = Duration.Days(1) });

    /// <summary>The dashboard's name.</summary>
    public string Name => _dashboard.DashboardName;

    /// <summary>Adds a row of one or two graphs.</summary>
    public StackDashboard Row(params Graph[] graphs)
    {
        _dashboard.AddWidgets([.. graphs.Select(Widget)]);
        return this;
    }

    private static IWidget Widget(Graph graph) => new GraphWidget(new GraphWidgetProps
    {
        Title = graph.Title,
        Width = HalfWidth,
        Left = [.. graph.Lines.Select(line => Line(line.Label, line.Metric))],
        LeftYAxis = new YAxisProps { Min = 0, Label = graph.Unit, ShowUnits = false },
        Period = Duration.Minutes(PeriodMinutes),
    });

    private static Metric Line(string label, CloudWatchMetric metric) => new(new MetricProps
    {
        Namespace = metric.Namespace,
        MetricName = metric.Name,
        DimensionsMap = metric.Dimensions.ToDictionary(dimension => dimension.Name, dimension => dimension.Value),
        Statistic = metric.Statistic,
        Label = label,
        Period = Duration.Minutes(PeriodMinutes),
    });
}

/// <summary>A graph of the dashboard.</summary>
/// <param name="Title">The question that it answers, in a few words.</param>
/// <param name="Unit">What its axis counts.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record Graph(string Title, string Unit, ImmutableArray<(string Label, CloudWatchMetric Metric)> Lines)
{
    /// <summary>A graph with a line for each of some things.</summary>
    public static Graph Of<T>(string title, string unit, IEnumerable<T> things, Func<T, (string Label, CloudWatchMetric Metric)> line) =>
        new(title, unit, [.. things.Select(line)]);
}
