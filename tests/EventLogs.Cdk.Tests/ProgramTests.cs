using System.Text.Json;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.CdkApp;

namespace EventLogs.Cdk.Tests;

/// <summary>The app as the CDK command runs it.</summary>
public sealed class ProgramTests : IDisposable
{
    private static readonly string App = typeof(DeploymentDetailsEnrichment).Assembly.Location;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_app_reports_all_that_is_wrong_and_makes_no_template()
    {
        var packages = _folder["none"];
        var context = JsonSerializer.Serialize(new { partitioning = "glue", retentionDays = 0, stackname = "x", packages });

        var (exitCode, output, errors) = ChildProcess.Run(
            new Dictionary<string, string> { ["CDK_OUTDIR"] = _folder.Path, ["CDK_CONTEXT_JSON"] = context }, "dotnet", App);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Collection(
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith("Option 'partitioning' is 'glue'.", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Option 'retentionDays' is '0'.", line, StringComparison.Ordinal),
            line => Assert.Equal("There is no option 'stackname'. Did you mean 'stackName'?", line),
            line => Assert.Contains("firehose-transform.zip: the function is not packaged. Run ./build.sh", line, StringComparison.Ordinal),
            line => Assert.Contains("create-partition.zip: the function is not packaged. Run ./build.sh", line, StringComparison.Ordinal),
            line => Assert.Contains("describe-deployment.zip: the function is not packaged. Run ./build.sh", line, StringComparison.Ordinal),
            line => Assert.Contains("maintain.zip: the function is not packaged. Run ./build.sh", line, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.template.json"));
    }

    [Fact]
    public void A_folder_for_temporary_files_that_the_CDK_cannot_start_from_is_one_sentence()
    {
        var folder = Directory.CreateDirectory(_folder["with a space"]).FullName;

        var (exitCode, output, errors) = ChildProcess.Run(
            new Dictionary<string, string> { ["CDK_OUTDIR"] = _folder.Path, ["TMPDIR"] = folder, ["TMP"] = folder, ["TEMP"] = folder },
            "dotnet",
            App);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("The folder for temporary files, '", errors, StringComparison.Ordinal);
        Assert.EndsWith("Set TMPDIR (on Windows TEMP and TMP) to a folder without one.", errors.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("1", true)]
    public void What_nobody_expected_is_one_sentence_and_a_trace_for_those_who_ask(string trace, bool hasTrace)
    {
        var context = JsonSerializer.Serialize(new { packages = Packages.Folder });

        var (exitCode, output, errors) = ChildProcess.Run(
            new Dictionary<string, string>
            {
                // a file where the CDK wants to make a folder
                ["CDK_OUTDIR"] = App,
                ["CDK_CONTEXT_JSON"] = context,
                [AppRun.TraceVariable] = trace,
            },
            "dotnet",
            App);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal(hasTrace, errors.Contains("   at ", StringComparison.Ordinal));
        Assert.Equal(!hasTrace, errors.StartsWith("The template could not be made: ", StringComparison.Ordinal));
        Assert.Equal(!hasTrace, errors.Count(character => character == '\n') == 1);
    }

    [Fact]
    public void The_CDK_command_gives_the_stack_without_a_warning()
    {
        var (exitCode, output, errors) = Synthesize();

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.StartsWith("Description: ", output, StringComparison.Ordinal);
        Assert.Equal(Synthesis.Standard.Text, File.ReadAllText(_folder["EventLogs.template.json"]));
    }

    [Fact]
    public void The_CDK_command_gives_the_template_for_use_without_it_as_YAML()
    {
        var (exitCode, output, errors) = Synthesize("--context", $"templateFolder={_folder.Path}");

        Assert.Equal((0, ""), (exitCode, errors));
        var package = $"{Path.GetRelativePath(_folder.Path, Packages.Folder)}/firehose-transform.zip";
        Assert.Contains($"      Code: {package}\n", output, StringComparison.Ordinal);
    }

    private ProcessResult Synthesize(params string[] arguments) => ChildProcess.Run(
        new Dictionary<string, string> { ["CI"] = "false", ["NO_COLOR"] = "1" },
        "node",
        [
            Path.Combine("node_modules", "aws-cdk", "bin", "cdk"),
            "synth", "--app", $"dotnet {App}", "--context", $"packages={Packages.Folder}", "--output", _folder.Path,
            .. arguments,
        ]);
}
