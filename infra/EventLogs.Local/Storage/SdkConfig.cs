using Amazon.Runtime;
using EventLogs.Aws;

namespace EventLogs.Local.Storage;

/// <summary>How clients of the AWS SDK reach their services: as those of EventLogs.Aws do.</summary>
internal static class SdkConfig
{
    public static void Apply(ClientConfig config, AwsClientSettings settings)
    {
        config.Timeout = settings.Timeout;
        if (settings.Region is { } region)
            (config.RegionEndpoint, config.AuthenticationRegion) = (Amazon.RegionEndpoint.GetBySystemName(region), region);
        if (settings.ServiceUrl is { } url)
            config.ServiceURL = url.AbsoluteUri;
        if (settings.MaxAttempts is { } attempts)
            config.MaxErrorRetry = attempts - 1;
        if (config.ServiceURL is { } endpoint)
        {
            // Set, because what only the environment says is forgotten when the region is looked up
            config.ServiceURL = endpoint;
            config.AuthenticationRegion ??= AwsRegion.Of(settings)?.Name;
        }
    }
}
