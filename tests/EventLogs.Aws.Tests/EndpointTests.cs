using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using EventLogs.Aws.Sdk;
using EventLogs.Aws.Tests.Support;

namespace EventLogs.Aws.Tests;

/// <summary>Where a service is, by the rules of the packaged clients.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("Glue", "us-east-1", false, false, "https://glue.us-east-1.amazonaws.com/")]
    [InlineData("Glue", "us-east-1", true, false, "https://glue-fips.us-east-1.amazonaws.com/")]
    [InlineData("Glue", "eu-central-1", false, true, "https://glue.eu-central-1.api.aws/")]
    [InlineData("Glue", "us-gov-west-1", true, true, "https://glue-fips.us-gov-west-1.api.aws/")]
    [InlineData("Glue", "cn-north-1", false, false, "https://glue.cn-north-1.amazonaws.com.cn/")]
    [InlineData("Glue", "cn-north-1", false, true, "https://glue.cn-north-1.api.amazonwebservices.com.cn/")]
    [InlineData("Glue", "us-east-99", false, false, "https://glue.us-east-99.amazonaws.com/")]
    [InlineData("Athena", "ap-southeast-2", false, false, "https://athena.ap-southeast-2.amazonaws.com/")]
    [InlineData("Athena", "us-gov-east-1", true, false, "https://athena-fips.us-gov-east-1.amazonaws.com/")]
    [InlineData("CodeDeploy", "cn-northwest-1", false, false, "https://codedeploy.cn-northwest-1.amazonaws.com.cn/")]
    [InlineData("CodeDeploy", "us-west-2", true, false, "https://codedeploy-fips.us-west-2.amazonaws.com/")]
    [InlineData("EventBridge", "eu-west-1", false, false, "https://events.eu-west-1.amazonaws.com/")]
    [InlineData("EventBridge", "us-east-2", true, false, "https://events-fips.us-east-2.amazonaws.com/")]
    [InlineData("EventBridge", "us-gov-west-1", true, false, "https://events.us-gov-west-1.amazonaws.com/")]
    [InlineData("EventBridge", "us-gov-east-1", true, true, "https://events-fips.us-gov-east-1.api.aws/")]
    [InlineData("Firehose", "us-gov-west-1", false, false, "https://firehose.us-gov-west-1.amazonaws.com/")]
    [InlineData("Firehose", "eusc-de-east-1", false, false, "https://firehose.eusc-de-east-1.amazonaws.eu/")]
    [InlineData("Firehose", "us-iso-east-1", false, false, "https://firehose.us-iso-east-1.c2s.ic.gov/")]
    public void The_endpoint_is_that_of_the_region(string service, string region, bool fips, bool dualStack, string url)
    {
        var config = Config(service, new AwsClientSettings { Region = region });
        config.UseFIPSEndpoint = fips;
        config.UseDualstackEndpoint = dualStack;
        Assert.Equal(url, Endpoint(config));
        Assert.Equal(region, config.AuthenticationRegion);
    }

    [Fact]
    public void An_endpoint_of_ones_own_comes_first_and_the_region_signs()
    {
        var config = Config("Glue", new AwsClientSettings { Region = "cn-north-1", ServiceUrl = new Uri("https://vpce-1.glue.example") });
        Assert.Equal("https://vpce-1.glue.example/", Endpoint(config));
        Assert.Equal("cn-north-1", config.AuthenticationRegion);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void An_endpoint_of_ones_own_is_neither_a_fips_nor_a_dual_stack_one(bool fips, bool dualStack)
    {
        var config = Config("Glue", new AwsClientSettings { Region = "us-east-1", ServiceUrl = new Uri("https://glue.example") });
        config.UseFIPSEndpoint = fips;
        config.UseDualstackEndpoint = dualStack;
        Assert.Contains("of one's own", Assert.Throws<AmazonClientException>(() => Endpoint(config)).Message, StringComparison.Ordinal);
    }

    private static JsonClientConfig Config(string service, AwsClientSettings settings) =>
        new(Operation.Services.Single(item => item.Id == service), settings);

    private static string Endpoint(JsonClientConfig config) =>
        config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new AnyRequest())).URL;

    private sealed class AnyRequest : AmazonWebServiceRequest;
}
