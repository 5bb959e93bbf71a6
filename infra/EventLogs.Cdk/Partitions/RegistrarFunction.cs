using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Storage;
using EventLogs.Shared;

namespace EventLogs.Cdk.Partitions;

/// <summary>
/// Registers a partition for each new object that has none: S3 notifies a function, which is retried on errors, and what it could not do
/// ends in a dead-letter queue.
/// </summary>
internal sealed class RegistrarFunction : Construct
{
    private const int MemoryMegabytes = 256; // TLS to Glue wants a share of a processor rather than memory
    private const int TimeoutSeconds = 60;
    private const int MaxAgeSeconds = 21_600; // with the two retries, Lambda's own limits for an asynchronous invocation
    private const int MaxRetries = 2;

    private readonly string _functionArn;

    public RegistrarFunction(
        Construct scope,
        string id,
        EventLogsCatalog catalog,
        string databaseName,
        FunctionPackages packages,
        int logRetentionDays,
        AlarmFactory alarms)
        : base(scope, id)
    {
        Failures = new DeadLetters(this, "Failures", "S3 notifications whose partitions could not be registered", alarms).Queue;
        var function = new NativeFunction(this, "Registrar", new NativeFunctionProps
        {
            Packages = packages,
            Package = FunctionPackages.CreatePartition,
            Description = "Registers the Glue partitions of new log objects",
            MemoryMegabytes = MemoryMegabytes,
            TimeoutSeconds = TimeoutSeconds,
            LogRetentionDays = logRetentionDays,
            ReservedConcurrency = RegistrarConcurrency.Of(Stack.Of(this)),
            Variables = new Dictionary<string, string> { [FunctionNames.DatabaseVariable] = databaseName },
            Policies = new TablePolicies("Create partitions of the event log tables", "glue:BatchCreatePartition")
                .For(this, databaseName, catalog.Events.Select(definition => definition.Table.Name)),
            Statements = [new PolicyStatement(new PolicyStatementProps { Actions = ["sqs:SendMessage"], Resources = [Failures.QueueArn] })],
        });
        FunctionName = function.Resource.Ref;
        _ = new CfnEventInvokeConfig(this, "Retries", new CfnEventInvokeConfigProps
        {
            FunctionName = FunctionName,
            Qualifier = "$LATEST",
            MaximumEventAgeInSeconds = MaxAgeSeconds,
            MaximumRetryAttempts = MaxRetries,
            DestinationConfig = new CfnEventInvokeConfig.DestinationConfigProperty
            {
                OnFailure = new CfnEventInvokeConfig.OnFailureProperty { Destination = Failures.QueueArn },
            },
        });
        _ = new FunctionAlarms(this, "Alarms", FunctionName, "registers partitions", alarms);
        _functionArn = function.Arn;
    }

    /// <summary>The function's name.</summary>
    public string FunctionName { get; }

    /// <summary>Where notifications end that the function could not work off.</summary>
    public Queue Failures { get; }

    /// <summary>Has the bucket call the function for each new object.</summary>
    /// <remarks>For all: a filter for each table would end at S3's 100 notifications, and the function leaves others alone.</remarks>
    public void Watch(LogBucket bucket)
    {
        var permission = new CfnPermission(this, "Permission", new CfnPermissionProps
        {
            Action = "lambda:InvokeFunction",
            FunctionName = _functionArn,
            Principal = "s3.amazonaws.com",
            SourceAccount = Aws.ACCOUNT_ID,
            SourceArn = bucket.NamedArn,
        });
        bucket.NotifyOnNewObjects(_functionArn, permission);
    }
}
