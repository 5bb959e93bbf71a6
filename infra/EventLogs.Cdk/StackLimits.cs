using System.Collections.Immutable;
using EventLogs.Cdk.Options;

namespace EventLogs.Cdk;

/// <summary>What fits into a CloudFormation stack.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html</remarks>
public static class StackLimits
{
    /// <summary>The maximum number of resources in one stack.</summary>
    public const int MaxResources = 500;

    /// <summary>The maximum number of outputs of one stack.</summary>
    public const int MaxOutputs = 200;

    /// <summary>The largest template, in bytes.</summary>
    public const int MaxTemplateBytes = 1_000_000;

    /// <summary>Rule, stream, a role for each, table, history, and six alarms.</summary>
    public const int ResourcesPerEvent = 12;

    /// <summary>With a bus for the organization a rule more, its role, and two alarms.</summary>
    internal const int OrganizationResourcesPerEvent = 4;

    /// <summary>With Lake Formation three grants on the tables.</summary>
    internal const int GrantsPerEvent = 3;

    /// <summary>At most this many are neither an event's nor a query's.</summary>
    public const int SharedResources = 75;

    // with that of one enrichment
    private const int SharedOutputs = 11;
    private const string Divide = "Make a stack for each part of the schemas.";
    private const string Nest = "Set the option 'nestedStacks' to true: each source then has a stack of its own.";

    /// <summary>Says what of the catalog does not fit: a sentence for each problem.</summary>
    public static ImmutableArray<string> Check(EventLogsCatalog catalog, EventLogsOptions options)
    {
        var events = catalog.Events.Length;
        var problems = ImmutableArray.CreateBuilder<string>();
        var tables = MaxOutputs - SharedOutputs - Math.Max(0, catalog.EnrichmentsOf(options).Count() - 1) - (options.OrganizationId is null ? 0 : 1);
        if (events > tables)
            problems.Add($"The catalog has {events} events, and a stack can name the tables of {tables}. {Divide}");
        var perEvent = ResourcesPerEvent + (options.OrganizationId is null ? 0 : OrganizationResourcesPerEvent) + (options.LakeFormation ? GrantsPerEvent : 0);
        if (options.NestedStacks)
            problems.AddRange(CheckNested(catalog, MaxResources / perEvent));
        else if (events > Room(catalog) / perEvent)
            problems.Add($"The catalog has {events} events, and one stack holds {Room(catalog) / perEvent}. {Nest}");
        return problems.ToImmutable();
    }

    /// <summary>Says which templates of a folder are too large: a sentence for each.</summary>
    public static ImmutableArray<string> CheckTemplates(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles("*.template.json")
            .Where(file => file.Length > MaxTemplateBytes)
            .Select(file => $"The template {file.Name} has {file.Length} bytes, and CloudFormation takes {MaxTemplateBytes}. {Nest}"),
    ];

    private static IEnumerable<string> CheckNested(EventLogsCatalog catalog, int eventsInNestedStack)
    {
        var sources = catalog.Events.CountBy(definition => definition.Source).ToList();
        foreach (var (source, count) in sources.Where(source => source.Value > eventsInNestedStack))
            yield return $"The source {source} has {count} events, and a nested stack holds {eventsInNestedStack}. {Divide}";
        if (sources.Count > Room(catalog))
            yield return $"There are {catalog.Queries.Length} saved queries and {sources.Count} sources, more than a stack holds. {Divide}";
    }

    // what is left for events
    private static int Room(EventLogsCatalog catalog) => MaxResources - SharedResources - catalog.Queries.Length;
}
