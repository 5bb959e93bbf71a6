namespace EventLogs.Aws.Tests;

public sealed class AwsRegionTests
{
    [Theory]
    [InlineData("eu-west-1", "aws")]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public void A_region_knows_its_partition(string name, string partition) =>
        Assert.Equal(new AwsRegion(name, partition), AwsRegion.Of(new AwsClientSettings { Region = name }));
}
