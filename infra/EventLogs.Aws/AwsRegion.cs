using Amazon.Runtime;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace EventLogs.Aws;

/// <summary>A region of AWS.</summary>
/// <param name="Name">Its name: <c>eu-west-1</c>.</param>
/// <param name="Partition">Its partition, as ARNs have it: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</param>
public sealed record AwsRegion(string Name, string Partition)
{
    /// <summary>The region that a client with these settings calls; null when there is none.</summary>
    /// <param name="settings">The settings; where they have no region, it comes from the environment.</param>
    public static AwsRegion? Of(AwsClientSettings settings)
    {
        var name = settings.Region ?? FallbackRegionFactory.GetRegionEndpoint()?.SystemName;
        return name is null ? null : new AwsRegion(name, Fn.Partition(name).name);
    }
}
