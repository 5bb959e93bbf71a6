using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Amazon.Util.Internal;

namespace EventLogs.Aws.Sdk;

/// <summary>What AWSSDK.Core has to know of a service and of how to reach it.</summary>
internal sealed class JsonClientConfig : ClientConfig
{
    private readonly AwsService _service;
    private readonly string _region;

    /// <exception cref="AmazonClientException">There is no region.</exception>
    public JsonClientConfig(AwsService service, AwsClientSettings settings)
        : base(new DefaultConfigurationProvider(
            [new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard }]))
    {
        _service = service;
        _region = settings.Region ?? FallbackRegionFactory.GetRegionEndpoint()?.SystemName
            ?? throw new AmazonClientException("There is no region: set AWS_REGION, or a region in the AWS profile.");
        ServiceId = service.Id;
        AuthenticationServiceName = service.SigningName;
        RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(_region);
        // With an endpoint of one's own, the SDK would take the region to sign for out of the host's name
        AuthenticationRegion = _region;
        if (settings.ServiceUrl is { } url)
            ServiceURL = url.AbsoluteUri;
        if (settings.MaxAttempts is { } attempts)
            MaxErrorRetry = attempts - 1;
        DefaultAWSCredentials = settings.Credentials;
        ConnectTimeout = settings.ConnectTimeout;
        Timeout = settings.Timeout;
        HttpClientFactory = new WholeAnswers.Factory();
    }

    /// <inheritdoc/>
    public override string ServiceVersion => _service.Version;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => _service.SigningName;

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString("EventLogs", "0.1.0");

    /// <summary>Where the service is: the configured endpoint, or the one of the region, by the rules of the packaged clients.</summary>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        if (ServiceURL is { } configured)
        {
            return UseFIPSEndpoint || UseDualstackEndpoint
                ? throw new AmazonClientException("An endpoint of one's own cannot be combined with FIPS or dual-stack endpoints.")
                : new Endpoint(configured);
        }

        var partition = Fn.Partition(_region);
        var isPlain = !UseFIPSEndpoint || (!UseDualstackEndpoint && _service.FipsByDefault.Contains(_region));
        var host = isPlain ? _service.SigningName : $"{_service.SigningName}-fips";
        return new Endpoint($"https://{host}.{_region}.{(UseDualstackEndpoint ? partition.dualStackDnsSuffix : partition.dnsSuffix)}/");
    }
}
