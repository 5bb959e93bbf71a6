using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.SQS;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Options;

namespace EventLogs.Cdk.Pipelines;

/// <summary>What all event logs of a stack share.</summary>
/// <param name="Options">The options.</param>
/// <param name="Parameters">The template's parameters.</param>
/// <param name="Bucket">The bucket of the logs.</param>
/// <param name="DatabaseName">The Glue database of the tables.</param>
/// <param name="Transform">The function that turns events into lines.</param>
/// <param name="Log">The log of the delivery streams.</param>
/// <param name="Undelivered">Where events end that could not be put into their stream.</param>
/// <param name="Alarms">Makes alarms.</param>
internal sealed record PipelineServices(
    EventLogsOptions Options,
    StackParameters Parameters,
    IBucket Bucket,
    string DatabaseName,
    TransformFunction Transform,
    DeliveryLog Log,
    IQueue Undelivered,
    AlarmFactory Alarms);
