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
        lock (Publishing)
        {
            var start = new ProcessStartInfo("dotnet", ["publish", project, "--nologo", "--verbosity", "quiet"]).WithoutTestHost();
            var result = ChildProcess.RunAsync(start).GetAwaiter().GetResult();
            Assert.True(result.ExitCode == 0, $"dotnet publish {project} failed:\n{result.Output}\n{result.Errors}");
        }

        return Path.Combine(Repository.Root, "artifacts", "lambdas", _name);
    }
}
