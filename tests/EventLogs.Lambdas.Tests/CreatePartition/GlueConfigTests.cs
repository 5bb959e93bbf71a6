using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using EventLogs.Lambdas.CreatePartition.Glue;

namespace EventLogs.Lambdas.Tests.CreatePartition;

public sealed class GlueConfigTests
{
    [Theory]
    [InlineData("us-east-1", false, false, "https://glue.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", true, false, "https://glue-fips.us-east-1.amazonaws.com/")]
    [InlineData("eu-central-1", false, true, "https://glue.eu-central-1.api.aws/")]
    [InlineData("us-gov-west-1", true, true, "https://glue-fips.us-gov-west-1.api.aws/")]
    [InlineData("cn-north-1", false, false, "https://glue.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-east-99", false, false, "https://glue.us-east-99.amazonaws.com/")]
    public void The_endpoint_is_that_of_the_region(string region, bool fips, bool dualStack, string url)
    {
        var config = new GlueConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        };
        Assert.Equal(url, Endpoint(config));
    }

    [Fact]
    public void An_endpoint_of_ones_own_comes_first() =>
        Assert.Equal("https://vpce-1.glue.example/", Endpoint(new GlueConfig { ServiceURL = "https://vpce-1.glue.example" }));

    private static string Endpoint(GlueConfig config) =>
        config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new AnyRequest())).URL;

    private sealed class AnyRequest : AmazonWebServiceRequest;
}
