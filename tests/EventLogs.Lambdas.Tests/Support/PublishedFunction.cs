using System.Diagnostics;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>A function as it goes to Lambda. Published when the first test wants it; MSBuild knows when there is nothing to do.</summary>
internal sealed class PublishedFunction
{
    private static readonly Lock Publishing = new();

    private readonly string _project;
    private readonly string _name;
    private readonly Lazy<string> _folder;

    private PublishedFunction(string project, string name)
    {
        (_project, _name) = (project, name);
        _folder = new Lazy<string>(Publish);
    }

    /// <summary>The function that turns events into lines.</summary>
    public static PublishedFunction FirehoseTransform { get; } = new("FirehoseTransform", "firehose-transform");

    /// <summary>The function that creates partitions.</summary>
    public static PublishedFunction CreatePartition { get; } = new("CreatePartition", "create-partition");

    /// <summary>The function that describes deployments.</summary>
    public static PublishedFunction DescribeDeployment { get; } = new("DescribeDeployment", "describe-deployment");

    /// <summary>The function that folds the logs into their histories.</summary>
    public static PublishedFunction Maintain { get; } = new("Maintain", "maintain");

    /// <summary>The path of its executable.</summary>
    public string Executable => Path.Combine(_folder.Value, "bootstrap");

    /// <summary>The path of its package.</summary>
    public string Package => _folder.Value + ".zip";

    private string Publish()
    {
        var project = Path.Combine(Repository.Root, "infra", "EventLogs.Functions", _project);
        var start = new ProcessStartInfo("dotnet", ["publish", project, "--nologo", "-v", "q", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test host inherited from its own build is not meant for another one
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        lock (Publishing)
        {
            using var publish = ChildProcess.Start(start);
            var errors = publish.StandardError.ReadToEndAsync();
            var output = publish.StandardOutput.ReadToEnd();
            publish.WaitForExit();
            Assert.True(publish.ExitCode == 0, $"dotnet publish {project} failed:\n{output}\n{errors.Result}");
        }

        return Path.Combine(Repository.Root, "artifacts", "lambdas", _name);
    }
}
