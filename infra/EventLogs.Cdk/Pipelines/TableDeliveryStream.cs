using Amazon.CDK.AWS.KinesisFirehose;
using Constructs;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Pipelines;

/// <summary>The delivery stream of one table: transforms events, and writes them as gzip objects under the table's prefix.</summary>
internal sealed class TableDeliveryStream : Construct
{
    // 1 MB of events is 1.4 MB in Base64. What comes back is again the events' values, in Base64: far from Lambda's 6 MB either way.
    // The transform keeps to the limit by construction; a small batch keeps it from having to.
    private const string TransformBatchMegabytes = "1";

    public TableDeliveryStream(Construct scope, string id, string table, PipelineServices services) : base(scope, id)
    {
        var role = new DeliveryStreamRole(this, "Role", table, services);
        var stream = new CfnDeliveryStream(this, "Stream", new CfnDeliveryStreamProps
        {
            DeliveryStreamType = "DirectPut",
            DeliveryStreamEncryptionConfigurationInput =
                new CfnDeliveryStream.DeliveryStreamEncryptionConfigurationInputProperty { KeyType = "AWS_OWNED_CMK" },
            ExtendedS3DestinationConfiguration = new CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty
            {
                BucketArn = services.Bucket.BucketArn,
                RoleArn = role.Arn,
                Prefix = PartitionLayout.FirehosePrefix(table),
                ErrorOutputPrefix = PartitionLayout.FirehoseErrorPrefix(table),
                CompressionFormat = "GZIP",
                BufferingHints = new CfnDeliveryStream.BufferingHintsProperty
                {
                    SizeInMBs = services.Buffering.SizeInMegabytes,
                    IntervalInSeconds = services.Buffering.IntervalInSeconds,
                },
                CloudWatchLoggingOptions = new CfnDeliveryStream.CloudWatchLoggingOptionsProperty
                {
                    Enabled = true,
                    LogGroupName = services.Log.GroupName,
                    LogStreamName = services.Log.StreamName,
                },
                ProcessingConfiguration = new CfnDeliveryStream.ProcessingConfigurationProperty
                {
                    Enabled = true,
                    Processors = new[] { Transform(services.Transform.Arn, role.Arn, services.Buffering.TransformIntervalInSeconds) },
                },
            },
        });
        (Arn, Name) = (stream.AttrArn, stream.Ref);
    }

    /// <summary>The stream's ARN.</summary>
    public string Arn { get; }

    /// <summary>The stream's name, a dimension of its metrics.</summary>
    public string Name { get; }

    private static CfnDeliveryStream.ProcessorProperty Transform(string functionArn, string roleArn, string intervalInSeconds) => new()
    {
        Type = "Lambda",
        Parameters = new[]
        {
            Parameter("LambdaArn", functionArn),
            Parameter("RoleArn", roleArn),
            Parameter("NumberOfRetries", "3"),
            Parameter("BufferSizeInMBs", TransformBatchMegabytes),
            Parameter("BufferIntervalInSeconds", intervalInSeconds),
        },
    };

    private static CfnDeliveryStream.ProcessorParameterProperty Parameter(string name, string value) =>
        new() { ParameterName = name, ParameterValue = value };
}
