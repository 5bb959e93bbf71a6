using Amazon.Runtime;

namespace EventLogs.Aws.Tests.Support;

internal static class Settings
{
    /// <summary>How a client reaches a server of the tests.</summary>
    public static AwsClientSettings For(AwsJsonServer server, TimeSpan? timeout = null, int attempts = 3) => new()
    {
        Region = AwsJsonServer.Region,
        ServiceUrl = server.Url,
        Credentials = new SessionAWSCredentials(AwsJsonServer.AccessKey, AwsJsonServer.SecretKey, "session/token+example=="),
        MaxAttempts = attempts,
        Timeout = timeout ?? TimeSpan.FromSeconds(30),
    };
}
