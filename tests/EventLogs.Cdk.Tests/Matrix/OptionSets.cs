using System.Collections.Immutable;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.CdkApp.Options;

namespace EventLogs.Cdk.Tests.Matrix;

/// <summary>Sets of options in which each value of an option stands beside each of every other option, five times at least.</summary>
internal static class OptionSets
{
    private const int Times = 5;

    /// <summary>Options that make another template, or where something lies.</summary>
    public static ImmutableArray<string> Others { get; } = ["member", "packages"];

    /// <summary>The options and their values; null leaves an option out.</summary>
    public static ImmutableArray<(string Name, string?[] Values)> Options { get; } =
    [
        ("stackName", [null, "Audit-2"]),
        ("partitioning", ["lambda", "projection", "both"]),
        ("projectionStart", [null, "2026-02-28"]),
        ("eventBusName", [null, "central", "aws.partner/example.com/a"]),
        ("buses", [null, "orders=central-orders"]),
        ("organizationId", [null, "o-a1b2c3d4e5"]),
        ("retentionDays", [null, "400"]),
        ("history", ["true", "false"]),
        ("rawRetentionDays", [null, "60"]),
        ("transitionDays", [null, "30"]),
        ("logRetentionDays", [null, "1"]),
        ("removalPolicy", ["retain", "destroy"]),
        ("customerManagedKey", ["false", "true"]),
        ("lakeFormation", ["false", "true"]),
        ("tags", [null, "owner=platform,cost center=42"]),
        ("terminationProtection", ["false", "true"]),
        ("permissionsBoundaryArn", [null, "arn:aws:iam::111122223333:policy/boundary"]),
        ("queryScanLimitGigabytes", [null, "1000"]),
        ("alarmTopicArn", [null, "arn:aws:sns:eu-west-1:111122223333:ops"]),
        ("runbookUrl", [null, "https://wiki.example.com/event-logs"]),
        ("dashboard", ["true", "false"]),
        ("heartbeat", ["true", "false"]),
        ("details", ["true", "false"]),
        ("nestedStacks", ["false", "true"]),
        ("architecture", ["x86_64", "arm64"]),
        ("templateFolder", [null, "artifacts/cloudformation"]),
    ];

    /// <summary>The sets, as the context of the app.</summary>
    public static ImmutableArray<ImmutableDictionary<string, object>> All { get; } =
    [
        .. PairwiseSets.Make([.. Options.Select(option => option.Values.Length)], Times, IsPossible)
            .Select(set => set.Index()
                .Where(item => Options[item.Index].Values[item.Item] is not null)
                .ToImmutableDictionary(item => Options[item.Index].Name, item => (object)Options[item.Index].Values[item.Item]!)),
    ];

    /// <summary>A set as the app reads it.</summary>
    public static EventLogsOptions Read(ImmutableDictionary<string, object> set)
    {
        var (options, errors) = OptionsReader.Read(set.GetValueOrDefault, set.Keys);
        Assert.Empty(errors);
        return options with { Packages = Packages.Folder };
    }

    /// <summary>Whether two values of options can stand together: the reader says so.</summary>
    public static bool IsPossible((int Thing, int Choice) first, (int Thing, int Choice) second)
    {
        var context = new[] { first, second }
            .Where(item => Options[item.Thing].Values[item.Choice] is not null)
            .ToDictionary(item => Options[item.Thing].Name, item => (object)Options[item.Thing].Values[item.Choice]!);
        return OptionsReader.Read(context.GetValueOrDefault).Errors.IsEmpty;
    }
}
