using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EventLogs.Aws.Sdk;

namespace EventLogs.Aws.Tests;

/// <summary>
/// What the library takes for granted of AWSSDK.Core, of which parts are public but not meant for everybody. After an update of the SDK these
/// tests say what to look at.
/// </summary>
public sealed class SdkTests
{
    private const string Advice =
        "AWSSDK.Core has changed in a part that infra/EventLogs.Aws/Sdk stands on. Compare with how a packaged client of the new version is "
        + "put together (Amazon*Client.cs, Amazon*Config.cs), change the library where it has to follow, then this test.";

    [Fact]
    public void The_version_is_the_one_that_was_looked_at()
    {
        var version = FileVersionInfo.GetVersionInfo(typeof(ClientConfig).Assembly.Location).FileVersion!;
        Assert.True(version.StartsWith("4.1.", StringComparison.Ordinal), $"{Advice} It is {version}.");
    }

    [Fact]
    public void A_request_goes_through_the_handlers_that_are_known()
    {
        using var client = JsonClient.Create(AwsService.Glue, new AwsClientSettings { Region = "us-east-1" });
        Same(Repository.Read("tests/EventLogs.Aws.Tests/sdk-handlers.txt"), client.Handlers);
    }

    [Fact]
    public void Nothing_else_of_the_internal_namespaces_is_used()
    {
        using var file = new PEReader(File.OpenRead(typeof(AwsException).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var used = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .Where(name => name.StartsWith("Amazon.", StringComparison.Ordinal) && name.Contains(".Internal", StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal);
        Same(Repository.Read("tests/EventLogs.Aws.Tests/sdk-internals.txt"), used);
    }

    [Fact]
    public void Errors_that_the_library_leaves_to_the_sdk_to_try_again_are_those_that_it_tries_again()
    {
        var policy = new StandardRetryPolicy(1);
        Assert.True(policy.HttpStatusCodesToRetryOn.Select(status => (int)status).Order().SequenceEqual([500, 502, 503, 504]), Advice);
        string[] throttling = ["ThrottlingException", "TooManyRequestsException", "LimitExceededException", "ProvisionedThroughputExceededException"];
        Assert.True(throttling.All(policy.ThrottlingErrorCodes.Contains), Advice);
    }

    private static void Same(string expected, IEnumerable<string> actual)
    {
        var lines = string.Concat(actual.Select(line => line + "\n"));
        Assert.True(expected == lines, $"{Advice}\nExpected:\n{expected}\nActual:\n{lines}");
    }
}
