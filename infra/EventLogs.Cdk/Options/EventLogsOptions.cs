using System.Collections.Immutable;
using Amazon.CDK;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Options;

/// <summary>
/// What is decided when the template is made. What is decided when it is deployed are the template's parameters.
/// </summary>
public sealed record EventLogsOptions
{
    /// <summary>The name of the stack.</summary>
    public string StackName { get; init; } = "EventLogs";

    /// <summary>How queries learn of new partitions.</summary>
    public Partitioning Partitioning { get; init; }

    /// <summary>The first day that projected partitions reach back to, <c>yyyy-MM-dd</c>.</summary>
    public string ProjectionStart { get; init; } = PartitionProjection.FirstDay;

    /// <summary>The event bus that the rules listen on.</summary>
    public string EventBusName { get; init; } = DefaultEventBus;

    /// <summary>The organization from all accounts and regions of which a bus of the stack's own takes events too; null for none.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>True to make the template of the organization's other accounts and regions instead, which sends their events to that bus.</summary>
    public bool Member { get; init; }

    /// <summary>What the event buses that schemas name are called in the account; those that are not here have the name that the schema gives.</summary>
    public ImmutableSortedDictionary<string, string> Buses { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>After how many days objects of the log bucket move to the infrequent-access class; null for never.</summary>
    public int? TransitionDays { get; init; }

    /// <summary>After how many days objects of the log bucket are deleted; null for never.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>True to fold closed days of the logs into a history. There are views either way.</summary>
    public bool History { get; init; } = true;

    /// <summary>After how many days objects of the logs are deleted, once their rows are in the history; null for never.</summary>
    public int? RawRetentionDays { get; init; }

    /// <summary>After how many days the functions' and the streams' own logs are deleted. One of those that CloudWatch Logs knows.</summary>
    public int LogRetentionDays { get; init; } = 90;

    /// <summary>What becomes of the buckets when the stack is deleted. Those of a first deployment that fails are deleted with it.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

    /// <summary>True to encrypt everything that is stored with a key of the account's own, which the stack makes.</summary>
    public bool CustomerManagedKey { get; init; }

    /// <summary>True to grant the functions what they need where Lake Formation decides who may use the Glue catalog.</summary>
    public bool LakeFormation { get; init; }

    /// <summary>Tags of everything in the stack: <c>name=value</c>, with a comma between two; null for none.</summary>
    public string? Tags { get; init; }

    /// <summary>True to have CloudFormation refuse to delete the stack.</summary>
    public bool TerminationProtection { get; init; }

    /// <summary>The managed policy that is the permissions boundary of every role; null for none.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>How much a single query may scan before Athena cancels it, in GB (10^9 bytes).</summary>
    public int QueryScanLimitGigabytes { get; init; } = 10;

    /// <summary>The SNS topic that alarms notify; null for none.</summary>
    public string? AlarmTopicArn { get; init; }

    /// <summary>Where the reader of an alarm finds what to do, a page's address or path, which every alarm's description then names; null for nowhere.</summary>
    public string? Runbook { get; init; }

    /// <summary>True to have a CloudWatch dashboard of the stack.</summary>
    public bool Dashboard { get; init; } = true;

    /// <summary>True to have the functions of the catalog's enrichments.</summary>
    public bool Enrichments { get; init; } = true;

    /// <summary>True to have a heartbeat every hour, where the catalog has the event: it goes the way of all events, and is missed where it does not arrive.</summary>
    public bool Heartbeat { get; init; } = true;

    /// <summary>True to give each event source a nested stack, for catalogs beyond what one stack can hold.</summary>
    public bool NestedStacks { get; init; }

    /// <summary>The processors that the functions run on, for which their packages have to be built.</summary>
    public FunctionArchitecture Architecture { get; init; }

    /// <summary>The folder of the packaged functions.</summary>
    public string Packages { get; init; } = "artifacts/lambdas";

    /// <summary>How the functions are packaged, as a sentence: said where a package is missing.</summary>
    public string PackagesHint { get; init; } = "Publish its project first: dotnet publish.";

    /// <summary>The name of the Glue database unless a parameter of the template gives another one; null for one that follows the stack's.</summary>
    public string? DatabaseName { get; init; }

    /// <summary>
    /// The folder that a template for use without the CDK will lie in, null for a CDK template. Such a template names the packaged
    /// functions by paths relative to this folder, as <c>aws cloudformation package</c> wants it.
    /// </summary>
    public string? TemplateFolder { get; init; }

    /// <summary>The event bus of an event, as the account calls it.</summary>
    internal string BusOf(EventDefinition definition) => definition.Bus is { } bus ? Buses.GetValueOrDefault(bus, bus) : EventBusName;

    /// <summary>Whether an event's bus takes events that the account itself puts: one of a partner takes that partner's alone.</summary>
    internal bool BusTakesOwnEvents(EventDefinition definition) => !BusOf(definition).StartsWith("aws.partner/", StringComparison.Ordinal);

    /// <summary>The bus that every account has, and that AWS services send to.</summary>
    public const string DefaultEventBus = "default";

    /// <summary>
    /// The retention times that CloudWatch Logs knows, in days.
    /// Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    /// </summary>
    public static ImmutableArray<int> LogRetentions { get; } =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];
}
