using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Amazon.Util.Internal;

namespace EventLogs.Lambdas.CreatePartition.Glue;

/// <summary>What AWSSDK.Core has to know of Glue. Region, endpoint and retries come from where every AWS SDK takes them.</summary>
internal sealed class GlueConfig : ClientConfig
{
    private const string SigningName = "glue";

    /// <summary>A configuration out of the environment: <c>AWS_REGION</c>, <c>AWS_ENDPOINT_URL_GLUE</c>, <c>AWS_MAX_ATTEMPTS</c>.</summary>
    public GlueConfig()
        : base(new DefaultConfigurationProvider(
            [new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard }]))
    {
        ServiceId = GlueClient.ServiceId;
        AuthenticationServiceName = SigningName;
        // With an endpoint of one's own, the SDK would take the region to sign for out of the host's name
        AuthenticationRegion = Environment.GetEnvironmentVariable("AWS_REGION");
        ConnectTimeout = TimeSpan.FromSeconds(3);
        Timeout = TimeSpan.FromSeconds(10);
        HttpClientFactory = new WholeAnswers.Factory();
    }

    /// <inheritdoc/>
    public override string ServiceVersion => "2017-03-31";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => SigningName;

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString("EventLogs", "0.1.0");

    /// <summary>Where Glue is: the configured endpoint, or the one of the region, by the rules of the packaged clients.</summary>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        if (ServiceURL is { } configured)
            return new Endpoint(configured);

        var region = RegionEndpoint.SystemName;
        var partition = Fn.Partition(region);
        var host = UseFIPSEndpoint ? "glue-fips" : "glue";
        return new Endpoint($"https://{host}.{region}.{(UseDualstackEndpoint ? partition.dualStackDnsSuffix : partition.dnsSuffix)}/");
    }
}
