using Amazon.Runtime;

namespace EventLogs.Aws;

/// <summary>
/// How a client reaches its service. What is not set comes from where all AWS SDKs take it: environment variables, the shared
/// configuration files, the instance.
/// </summary>
/// <remarks>
/// <c>AWS_REGION</c>, <c>AWS_ENDPOINT_URL</c>, <c>AWS_ENDPOINT_URL_GLUE</c> (and so for each service),
/// <c>AWS_IGNORE_CONFIGURED_ENDPOINT_URLS</c>, <c>AWS_USE_FIPS_ENDPOINT</c>, <c>AWS_USE_DUALSTACK_ENDPOINT</c>, <c>AWS_MAX_ATTEMPTS</c>,
/// <c>AWS_RETRY_MODE</c>, <c>AWS_PROFILE</c>. Source: https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
/// </remarks>
public sealed record AwsClientSettings
{
    /// <summary>The region to call and to sign for.</summary>
    public string? Region { get; init; }

    /// <summary>An endpoint instead of the region's.</summary>
    public Uri? ServiceUrl { get; init; }

    /// <summary>Who calls.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>How often a call is tried, the first time included, when it is throttled or fails for a passing reason. Default: 3.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>How long one attempt may take, its answer included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long making a connection may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);
}
