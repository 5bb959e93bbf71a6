using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLogs.RepositoryTests;

/// <summary>What README says, done in a copy of the repository in another folder.</summary>
public sealed class ReadmeTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    private const string Schema = "schemas/aws.codedeploy/deployment-state-change.schema.json";
    private const string Sample = "schemas/aws.codedeploy/samples/deployment-state-change.start.json";

    /// <summary>Commands that cannot run in a test, and what stands in for them.</summary>
    private static readonly Dictionary<string, string> RunElsewhere = new(StringComparer.Ordinal)
    {
        ["./build.sh --target=test"] = "it is what runs this test",
        ["./build.sh --target=package"] = "the tests of the Lambdas publish and run the same binaries",
        ["npx cdk deploy"] = "it needs an AWS account; the tests of the CDK app synthesize the same stack",
    };

    [Fact]
    public void Every_command_runs_and_a_new_property_of_a_schema_arrives_everywhere()
    {
        var commands = Readme.Commands.Except(RunElsewhere.Keys).ToList();
        Assert.Equal("./build.sh", commands[0]);
        Assert.Equal("dotnet cake --target=regenerate", commands[^1]);

        var answers = copy.Run(commands[0]);
        Assert.Contains($"{AcceptedSamples()} lines", answers, StringComparison.Ordinal);
        AssertGeneratedIsCommitted();
        foreach (var command in commands[1..^1])
            copy.Run(command);

        DescribeNewProperty();
        var regenerated = copy.Run(commands[^1]);
        NonEmpty.All(Readme.RegeneratedFiles, line => Assert.Contains(line, regenerated, StringComparison.Ordinal));
        Assert.Equal("A person", AskForNewColumn());
    }

    [Fact]
    public void Every_command_that_is_not_run_here_is_still_in_README() =>
        NonEmpty.All(RunElsewhere.Keys, command => Assert.Contains(command, Readme.Commands));

    [Fact]
    public void CI_runs_the_test_command_of_README() =>
        Assert.Contains("\n./build.sh --target=test\n", Repository.Read(".ci/run"), StringComparison.Ordinal);

    private static int AcceptedSamples() =>
        Repository.Files().Count(file => file.Contains("/samples/", StringComparison.Ordinal)
            && file.StartsWith("schemas/", StringComparison.Ordinal) && !file.EndsWith(".fail.json", StringComparison.Ordinal));

    private void AssertGeneratedIsCommitted()
    {
        foreach (var file in Repository.Files().Where(file => file.StartsWith("generated/", StringComparison.Ordinal) || file is "docs/diagnostics.md" or "docs/evolution.md"))
            Assert.Equal(Repository.Read(file), File.ReadAllText(copy.PathOf(file)));
    }

    private void DescribeNewProperty()
    {
        var schema = JsonNode.Parse(File.ReadAllText(copy.PathOf(Schema)))!;
        schema["properties"]!["detail"]!["properties"]!["startedBy"] =
            new JsonObject { ["type"] = "string", ["description"] = "Who started the deployment" };
        File.WriteAllText(copy.PathOf(Schema), schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    private string AskForNewColumn()
    {
        var sample = JsonNode.Parse(File.ReadAllText(copy.PathOf(Sample)))!;
        sample["detail"]!["startedBy"] = "A person";
        File.WriteAllText(copy.PathOf("started.json"), sample.ToJsonString());
        copy.Run("dotnet run --project infra/EventLogs.Local -- ingest started.json --bucket fresh");
        var answer = copy.Run("dotnet run --project infra/EventLogs.Local -- query --bucket fresh --format csv 'SELECT startedby FROM deployment_state_change'");
        return answer.TrimEnd().Split('\n')[^1];
    }
}
