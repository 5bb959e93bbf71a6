using EventLogs.Local.Stacks;

namespace EventLogs.Local.Tests.Stacks;

public sealed class StackOutputsTests : IDisposable
{
    private const string OfCdk = """{"EventLogs":{"LogBucket":"one"},"Audit":{"LogBucket":"two"}}""";

    private const string OfCloudFormation = """
        {"Stacks":[{"StackName":"EventLogs","StackId":"arn","Outputs":[{"OutputKey":"LogBucket","OutputValue":"one","Description":"The bucket"}]},
                   {"StackName":"Empty"}]}
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(OfCdk, "EventLogs", "one")]
    [InlineData(OfCdk, "Audit", "two")]
    [InlineData("""{"Audit":{"LogBucket":"two"}}""", null, "two")]
    [InlineData(OfCloudFormation, "EventLogs", "one")]
    [InlineData(OfCloudFormation, "Empty", null)]
    public void Outputs_of_the_CDK_and_of_CloudFormation_are_read(string file, string? stack, string? bucket) =>
        Assert.Equal(bucket, StackOutputs.Read(_folder.Write("outputs.json", file), stack).Find(StackOutputNames.LogBucket));

    [Theory]
    [InlineData(OfCdk, null, "has outputs of EventLogs, Audit: name the stack with --stack")]
    [InlineData(OfCdk, "Other", "has no outputs of a stack Other: it has those of EventLogs, Audit")]
    [InlineData("{}", null, "has outputs of no stack")]
    [InlineData("[]", null, "does not hold the outputs of stacks")]
    [InlineData("{\"a\":1}", null, "does not hold the outputs of stacks")]
    [InlineData("{\"a\":{\"b\":1}}", null, "does not hold the outputs of stacks")]
    [InlineData("{\"a\":{\"b\":null}}", null, "does not hold the outputs of stacks")]
    [InlineData("{\"Stacks\":[{}]}", null, "does not hold the outputs of stacks")]
    [InlineData("{\"Stacks\":[1]}", null, "does not hold the outputs of stacks")]
    [InlineData("nothing", null, "does not hold the outputs of stacks")]
    public void What_is_something_else_is_said(string file, string? stack, string message) => Assert.Contains(
        message,
        Assert.Throws<InvalidDataException>(() => StackOutputs.Read(_folder.Write("outputs.json", file), stack)).Message,
        StringComparison.Ordinal);
}
