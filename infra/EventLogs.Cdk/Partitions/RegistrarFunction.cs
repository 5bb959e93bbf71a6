using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventLogs.Cdk.Encryption;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Options;
using EventLogs.Shared;

namespace EventLogs.Cdk.Partitions;

/// <summary>
/// Registers a partition for each new object that has none: S3's notifications come to a function through a queue, again on errors, and
/// what it could not do ends in a dead-letter queue.
/// </summary>
internal sealed class RegistrarFunction : Construct
{
    private const int MemoryMegabytes = 256; // TLS to Glue wants a share of a processor rather than memory
    private const int TimeoutSeconds = 60;

    public RegistrarFunction(
        Construct scope,
        string id,
        EventLogsCatalog catalog,
        string databaseName,
        FunctionPackages packages,
        int logRetentionDays,
        AlarmFactory alarms,
        StackKey? key)
        : base(scope, id)
    {
        Failures = new DeadLetters(this, "Failures", "S3 notifications whose partitions could not be registered", alarms).Queue;
        Notifications = new NotificationQueue(this, "Notifications", Failures, TimeoutSeconds, alarms);
        var function = new NativeFunction(this, "Registrar", new NativeFunctionProps
        {
            Packages = packages,
            Package = FunctionPackages.CreatePartition,
            Description = "Registers the Glue partitions of new log objects",
            MemoryMegabytes = MemoryMegabytes,
            TimeoutSeconds = TimeoutSeconds,
            LogRetentionDays = logRetentionDays,
            Variables = new Dictionary<string, string> { [FunctionNames.DatabaseVariable] = databaseName },
            Policies = new TablePolicies("Create partitions of the event log tables", "glue:BatchCreatePartition")
                .For(this, databaseName, catalog.Events.Select(definition => definition.Table.Name)),
            Statements = [Notifications.Take(), .. StackKey.ForTaking(key)],
        });
        (FunctionName, Role) = (function.Resource.Ref, function.Role);
        Notifications.InvokeWithMessages(function);
        _ = new FunctionAlarms(this, "Alarms", FunctionName, "registers partitions", alarms);
    }

    /// <summary>The function's name.</summary>
    public string FunctionName { get; }

    /// <summary>What the function may do.</summary>
    public IRole Role { get; }

    /// <summary>Where notifications wait for the function.</summary>
    public NotificationQueue Notifications { get; }

    /// <summary>Where notifications end that the function could not work off.</summary>
    public Queue Failures { get; }
}
