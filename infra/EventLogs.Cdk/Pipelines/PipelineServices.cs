using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SQS;
using EventLogs.Cdk.Encryption;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Options;

namespace EventLogs.Cdk.Pipelines;

/// <summary>What all event logs of a stack share.</summary>
/// <param name="Options">The options.</param>
/// <param name="Buffering">How much a delivery stream collects before it writes an object.</param>
/// <param name="Bucket">The bucket of the logs.</param>
/// <param name="DatabaseName">The Glue database of the tables.</param>
/// <param name="Transform">The function that turns events into lines.</param>
/// <param name="Log">The log of the delivery streams.</param>
/// <param name="Undelivered">Where events end that could not be put into their stream.</param>
/// <param name="Alarms">Makes alarms.</param>
internal sealed record PipelineServices(
    EventLogsOptions Options,
    Buffering Buffering,
    IBucket Bucket,
    string DatabaseName,
    TransformFunction Transform,
    DeliveryLog Log,
    IQueue Undelivered,
    AlarmFactory Alarms)
{
    /// <summary>The key that the bucket's objects are encrypted with; null for one that asks for no permission.</summary>
    public IKey? EncryptionKey { get; init; }

    /// <summary>The key that encrypts what is stored; null where AWS's own do.</summary>
    public StackKey? Key { get; init; }

    /// <summary>The bus that takes events of other accounts and regions; null for none.</summary>
    public string? OrganizationBus { get; init; }
}

/// <summary>How much a delivery stream collects before it writes an object. The numbers may be tokens.</summary>
/// <param name="SizeInMegabytes">How much, in MB.</param>
/// <param name="IntervalInSeconds">How long, in seconds.</param>
/// <param name="TransformIntervalInSeconds">How long it collects before it invokes the transform, in seconds: a number, as text.</param>
internal readonly record struct Buffering(double SizeInMegabytes, double IntervalInSeconds, string TransformIntervalInSeconds = "60");
