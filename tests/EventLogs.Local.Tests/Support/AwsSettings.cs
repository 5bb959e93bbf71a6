using Amazon.Runtime;
using EventLogs.Aws;
using EventLogs.TestKit.Http;

namespace EventLogs.Local.Tests.Support;

/// <summary>How clients reach a server of the tests.</summary>
internal static class AwsSettings
{
    public static AwsClientSettings Of(Uri url, int attempts = 1) => new()
    {
        Region = AwsJsonServer.Region,
        ServiceUrl = url,
        Credentials = new BasicAWSCredentials(AwsJsonServer.AccessKey, AwsJsonServer.SecretKey),
        MaxAttempts = attempts,
    };
}
