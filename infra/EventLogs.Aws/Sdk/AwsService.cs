using System.Collections.Immutable;

namespace EventLogs.Aws.Sdk;

/// <summary>What one service of AWS's JSON 1.1 protocol has of its own.</summary>
/// <param name="Id">Its name among the SDKs, which makes <c>AWS_ENDPOINT_URL_...</c>.</param>
/// <param name="SigningName">Its name in signatures, and the first label of its host.</param>
/// <param name="Version">The version of its API.</param>
/// <param name="TargetPrefix">What stands before the operation in <c>X-Amz-Target</c>.</param>
/// <remarks>Source: the service models, https://github.com/aws/api-models-aws</remarks>
internal sealed record AwsService(string Id, string SigningName, string Version, string TargetPrefix)
{
    public static AwsService Athena { get; } = new("Athena", "athena", "2017-05-18", "AmazonAthena");

    public static AwsService EventBridge { get; } = new("EventBridge", "events", "2015-10-07", "AWSEvents")
    {
        FipsByDefault = ["us-gov-west-1", "us-gov-east-1"],
    };

    public static AwsService Firehose { get; } = new("Firehose", "firehose", "2015-08-04", "Firehose_20150804");

    public static AwsService Glue { get; } = new("Glue", "glue", "2017-03-31", "AWSGlue");

    /// <summary>Those of this library.</summary>
    public static ImmutableArray<AwsService> All { get; } = [Athena, EventBridge, Firehose, Glue];

    /// <summary>Regions whose ordinary host meets FIPS, and that have no other.</summary>
    public ImmutableArray<string> FipsByDefault { get; init; } = [];
}
