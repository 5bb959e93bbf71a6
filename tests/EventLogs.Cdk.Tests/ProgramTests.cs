using System.Text.Json;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

/// <summary>The app as the CDK command runs it.</summary>
public sealed class ProgramTests : IDisposable
{
    private static readonly string App = typeof(EventLogsStack).Assembly.Location;
    private readonly string _folder = Directory.CreateTempSubdirectory("eventlogs-cdk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_app_tells_all_that_is_wrong_and_makes_no_template()
    {
        var context = JsonSerializer.Serialize(new { partitioning = "glue", retentionDays = 0, packages = Path.Combine(_folder, "none") });

        var (exitCode, output, errors) = ChildProcess.Run(
            new Dictionary<string, string> { ["CDK_OUTDIR"] = _folder, ["CDK_CONTEXT_JSON"] = context }, "dotnet", App);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Collection(
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith("Option 'partitioning' is 'glue'.", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Option 'retentionDays' is '0'.", line, StringComparison.Ordinal),
            line => Assert.Contains("firehose-transform.zip: the function is not packaged. Run ./build.sh", line, StringComparison.Ordinal),
            line => Assert.Contains("create-partition.zip: the function is not packaged. Run ./build.sh", line, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.template.json"));
    }

    [Fact]
    public void The_CDK_command_gives_the_stack_without_a_warning()
    {
        var (exitCode, output, errors) = Synthesize();

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.StartsWith("Description: ", output, StringComparison.Ordinal);
        Assert.Equal(Synthesis.Standard.Text, File.ReadAllText(Path.Combine(_folder, "EventLogs.template.json")));
    }

    [Fact]
    public void The_CDK_command_gives_the_template_for_use_without_it_as_YAML()
    {
        var (exitCode, output, errors) = Synthesize("--context", $"templateFolder={_folder}");

        Assert.Equal((0, ""), (exitCode, errors));
        var package = $"{Path.GetRelativePath(_folder, Packages.Folder)}/firehose-transform.zip";
        Assert.Contains($"      Code: {package}\n", output, StringComparison.Ordinal);
    }

    private ProcessResult Synthesize(params string[] arguments) => ChildProcess.Run(
        new Dictionary<string, string> { ["CI"] = "false", ["NO_COLOR"] = "1" },
        "node",
        [
            Path.Combine("node_modules", "aws-cdk", "bin", "cdk"),
            "synth", "--app", $"dotnet {App}", "--context", $"packages={Packages.Folder}", "--output", _folder,
            .. arguments,
        ]);
}
