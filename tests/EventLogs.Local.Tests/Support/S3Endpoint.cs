using System.Diagnostics;
using System.Globalization;
using EventLogs.TestKit.Http;

namespace EventLogs.Local.Tests.Support;

/// <summary>An endpoint of S3 with one bucket, by an implementation that is not ours, in a process of its own.</summary>
internal sealed class S3Endpoint : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Process _process;

    public S3Endpoint()
    {
        _process = ChildProcess.Start(new ProcessStartInfo(
            "node",
            [Path.Combine(Repository.Root, "tests", "tools", "s3-server.mjs"), _folder["objects"], AwsServer.Bucket, AwsJsonServer.AccessKey, AwsJsonServer.SecretKey])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        });
        var port = _process.StandardOutput.ReadLine();
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
    }

    public Uri Url { get; }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }
}
