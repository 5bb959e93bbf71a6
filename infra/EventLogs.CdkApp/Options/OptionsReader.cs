using System.Collections.Immutable;
using System.Globalization;
using Amazon.CDK;
using EventLogs.Cdk.Options;

namespace EventLogs.CdkApp.Options;

/// <summary>Reads <see cref="EventLogsOptions"/> out of the CDK's context.</summary>
public static class OptionsReader
{
    // infrequent access is billed for at least 30 days; source: https://aws.amazon.com/s3/storage-classes/
    private const int MinTransitionDays = 30;

    // a day is folded two days after it began, and is late after two more: what goes wrong can then be put right for three weeks and more
    private const int MinRawRetentionDays = 30;
    private const string TagPattern = "(?!aws:)[A-Za-z0-9 _.:/+@-]{1,128}=[A-Za-z0-9 _.:/+@-]{0,256}";
    private const string BusName = "[A-Za-z0-9._/-]{1,256}";
    private const int MaxDays = 36_500;
    private const int MaxScanGigabytes = 1_000_000;

    /// <summary>Reads all options.</summary>
    /// <param name="context">Gives a context value by name, null where there is none.</param>
    /// <param name="keys">The names of everything in the context; what is nearly an option is an error.</param>
    /// <returns>The options, and a sentence for everything that is wrong with them. Use the options only without errors.</returns>
    public static (EventLogsOptions Options, ImmutableArray<string> Errors) Read(
        Func<string, object?> context, IEnumerable<string>? keys = null)
    {
        var reader = new ContextReader(context);
        var standard = new EventLogsOptions();
        var options = new EventLogsOptions
        {
            PackagesHint = "Run ./build.sh --target=package.",
            StackName = reader.Text(
                "stackName", standard.StackName, "[A-Za-z][A-Za-z0-9-]{0,127}", "a letter, then up to 127 letters, digits and hyphens")!,
            Partitioning = reader.Choice(
                "partitioning",
                standard.Partitioning,
                ("lambda", Partitioning.Lambda),
                ("projection", Partitioning.Projection),
                ("both", Partitioning.Both)),
            ProjectionStart = Date(reader, "projectionStart", standard.ProjectionStart),
            EventBusName = reader.Text(
                "eventBusName", standard.EventBusName, BusName, "the name of an event bus (not its ARN)")!,
            OrganizationId = reader.Text("organizationId", null, "o-[a-z0-9]{10,32}", "the ID of an organization, as o-a1b2c3d4e5")!,
            Member = reader.Choice("member", standard.Member, ("false", false), ("true", true)),
            Buses = Buses(reader),
            TransitionDays = Days(reader, "transitionDays", MinTransitionDays),
            RetentionDays = Days(reader, "retentionDays", 1),
            History = reader.Choice("history", standard.History, ("false", false), ("true", true)),
            RawRetentionDays = Days(reader, "rawRetentionDays", MinRawRetentionDays),
            LogRetentionDays = reader.Number(
                "logRetentionDays",
                standard.LogRetentionDays,
                number => EventLogsOptions.LogRetentions.Contains(number),
                string.Join(", ", EventLogsOptions.LogRetentions))!.Value,
            RemovalPolicy = reader.Choice(
                "removalPolicy", standard.RemovalPolicy, ("retain", RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE), ("destroy", RemovalPolicy.DESTROY)),
            CustomerManagedKey = reader.Choice("customerManagedKey", standard.CustomerManagedKey, ("false", false), ("true", true)),
            LakeFormation = reader.Choice("lakeFormation", standard.LakeFormation, ("false", false), ("true", true)),
            // Source of the characters: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
            Tags = reader.Text(
                "tags",
                null,
                $"{TagPattern}(,{TagPattern})*",
                "name=value, with a comma between two; letters, digits, spaces and _ . : / + - @, and no name that begins with aws:"),
            TerminationProtection = reader.Choice("terminationProtection", standard.TerminationProtection, ("false", false), ("true", true)),
            PermissionsBoundaryArn = reader.Text(
                "permissionsBoundaryArn",
                null,
                "arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[A-Za-z0-9+=,.@_/-]{1,512}",
                "the ARN of a managed policy"),
            QueryScanLimitGigabytes = reader.Number(
                "queryScanLimitGigabytes",
                standard.QueryScanLimitGigabytes,
                number => number is > 0 and <= MaxScanGigabytes,
                $"a whole number of GB, 1 to {MaxScanGigabytes}")!.Value,
            AlarmTopicArn = reader.Text(
                "alarmTopicArn", null, "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}", "the ARN of a standard SNS topic"),
            Runbook = reader.Text(
                "runbookUrl", "docs/operations.md", "[!-~]{1,512}", "an address without spaces, of at most 512 characters")!,
            Dashboard = reader.Choice("dashboard", standard.Dashboard, ("true", true), ("false", false)),
            Heartbeat = reader.Choice("heartbeat", standard.Heartbeat, ("true", true), ("false", false)),
            Enrichments = reader.Choice("details", standard.Enrichments, ("true", true), ("false", false)),
            NestedStacks = reader.Choice("nestedStacks", standard.NestedStacks, ("false", false), ("true", true)),
            Architecture = reader.Choice("architecture", standard.Architecture, ("x86_64", FunctionArchitecture.X86), ("arm64", FunctionArchitecture.Arm64)),
            Packages = reader.Text("packages", standard.Packages, ".+", "the folder with the packaged functions")!,
            TemplateFolder = reader.Text("templateFolder", null, ".+", "the folder that the template will lie in"),
        };
        // the name that the standard stack's database had before it followed the stack's: another one would replace the tables
        if (options.StackName == standard.StackName)
            options = options with { DatabaseName = "codedeploy_event_logs" };
        CheckTogether(options, reader);
        foreach (var error in OptionNames.Check(keys ?? [], reader.Names))
            reader.Report(error);
        return (options, [.. reader.Errors]);
    }

    private static void CheckTogether(EventLogsOptions options, ContextReader reader)
    {
        if (options is { TransitionDays: { } transition, RetentionDays: { } retention } && retention <= transition)
            reader.Report($"Option 'retentionDays' is {retention}, which has to be more than 'transitionDays', {transition}.");
        if (options is { RawRetentionDays: not null, History: false })
            reader.Report("Option 'rawRetentionDays' needs the history, and 'history' is 'false': the events would be gone with the objects.");
        if (options is { TransitionDays: { } moved, RawRetentionDays: { } raw } && raw <= moved)
            reader.Report($"Option 'rawRetentionDays' is {raw}, which has to be more than 'transitionDays', {moved}.");
        if (options is { RetentionDays: { } all, RawRetentionDays: { } log } && all <= log)
            reader.Report($"Option 'retentionDays' is {all}, which has to be more than 'rawRetentionDays', {log}.");
        if (options is { TerminationProtection: true, TemplateFolder: not null })
        {
            reader.Report("Options 'terminationProtection' and 'templateFolder' exclude each other: it is not part of a template. "
                + "Set it with: aws cloudformation update-termination-protection.");
        }

        if (options is { NestedStacks: true, TemplateFolder: not null })
            reader.Report("Options 'nestedStacks' and 'templateFolder' exclude each other: without the CDK there is one template.");
    }

    private static ImmutableSortedDictionary<string, string> Buses(ContextReader reader)
    {
        const string Option = "buses";
        const string Allowed = "name=name, and more of them after commas: a bus as schemas call it, and as the account does";
        var text = reader.Text(Option, null, $"{BusName}={BusName}(,{BusName}={BusName})*", Allowed);
        if (text is null)
            return ImmutableSortedDictionary<string, string>.Empty;
        var pairs = text.Split(',').Select(pair => pair.Split('=')).ToList();
        if (pairs.DistinctBy(pair => pair[0]).Count() == pairs.Count)
            return pairs.ToImmutableSortedDictionary(pair => pair[0], pair => pair[1]);
        reader.Report($"Option '{Option}' is '{text}'. Allowed: {Allowed}.");
        return ImmutableSortedDictionary<string, string>.Empty;
    }

    private static int? Days(ContextReader reader, string name, int min) =>
        reader.Number(
            name, null, days => days >= min && days <= MaxDays, $"a whole number of days, {min} to {MaxDays}; leave it out for never");

    private static string Date(ContextReader reader, string name, string fallback)
    {
        var text = reader.Text(name, fallback, "[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day, as yyyy-MM-dd")!;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            reader.Report($"Option '{name}' is '{text}', which is not a day of the calendar.");
        return text;
    }
}
