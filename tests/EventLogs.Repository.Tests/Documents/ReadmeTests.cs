using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.RepositoryTests.Builds;

namespace EventLogs.RepositoryTests.Documents;

/// <summary>What README says, done in a copy of the repository in another folder.</summary>
[Collection(RepositoryCopyTests.Name)]
[Trait(FastLane.Category, FastLane.Process)]
public sealed class ReadmeTests(RepositoryCopy copy)
{
    private const string Schema = "schemas/aws.codedeploy/deployment-state-change.schema.json";
    private const string Sample = "schemas/aws.codedeploy/samples/deployment-state-change.start.json";
    private const string Local = "dotnet run --configuration Release --project infra/EventLogs.LocalApp --";

    /// <summary>What the first command makes at its end.</summary>
    private const string Report = "artifacts/report.html";

    private const string InOwnRepository = "YourOwnRepositoryTests runs it, with the packages";

    /// <summary>Commands that cannot run in a test, and what stands in for them.</summary>
    private static readonly Dictionary<string, string> RunElsewhere = new(StringComparer.Ordinal)
    {
        ["./build.sh --target=test"] = "it is what runs this test",
        ["./build.sh --target=package"] = "the tests of the Lambdas publish and run the same binaries",
        ["dotnet tool exec --yes EventLogs.Generator -- init --name Shop --from events.ndjson"] = InOwnRepository,
        ["dotnet tool restore && dotnet build"] = InOwnRepository,
        ["dotnet eventlogs-local ingest events.ndjson"] = InOwnRepository,
        ["npx cdk deploy"] = "it needs an AWS account; the tests of the CDK app synthesize the same stack",
    };

    [Fact]
    public async Task Every_command_runs_and_a_new_property_of_a_schema_arrives_everywhere()
    {
        await copy.ResetAsync();
        var commands = Readme.Commands.Except(RunElsewhere.Keys).ToList();
        Assert.Equal("./build.sh", commands[0]);
        Assert.Equal("./build.sh regenerate", commands[^1]);
        foreach (var command in commands[1..^1])
            await copy.RunAsync(command);

        DescribeNewProperty();
        var regenerated = await copy.RunAsync(commands[^1]);
        Assert.Contains($"\n{Readme.RegeneratedFiles.Text}", "\n" + regenerated, StringComparison.Ordinal);
        Assert.Equal(ChangedFiles(), Readme.RegeneratedFiles.Lines.Count(line => line.StartsWith("~ ", StringComparison.Ordinal)));
        AssertDifferenceIsThere();
        Assert.Equal("A person", await AskForNewColumnAsync());
    }

    [Fact]
    public async Task The_first_command_says_what_README_shows_and_generates_what_is_committed()
    {
        await copy.ResetAsync();
        NonEmpty.All(
            Readme.FirstAnswers.Lines.Where(line => line.Length > 0), line => Assert.Contains(line, copy.FirstBuild, StringComparison.Ordinal));
        Assert.Contains($"{AcceptedSamples()} lines", copy.FirstBuild, StringComparison.Ordinal);
        Assert.Contains($"\n{Report}\n", copy.FirstBuild, StringComparison.Ordinal);
        Assert.Contains("\"title\":\"Deployment frequency\"", copy.Read(Report), StringComparison.Ordinal);
        Assert.Contains($"`{Report}`", Repository.Read("README.md"), StringComparison.Ordinal);
        NonEmpty.All(
            Repository.Files().Where(file => file.StartsWith("generated/", StringComparison.Ordinal) || file.StartsWith("docs/", StringComparison.Ordinal)),
            file => Assert.Equal(Repository.Read(file), copy.Read(file)));
    }

    /// <summary>Between its steps the first build says what it does, and at its end how to go on: in lines that a shell takes.</summary>
    [Fact]
    public async Task The_first_build_says_how_far_it_is_and_what_it_prints_can_be_pasted()
    {
        await copy.ResetAsync();
        var lines = copy.FirstBuild.Split('\n');
        Assert.Equal(["[1/5]", "[2/5]", "[3/5]", "[4/5]", "[5/5]"], lines.Where(line => line.StartsWith('[')).Select(line => line.Split(' ')[0]));

        var commands = lines.Where(line => line.TrimStart().StartsWith("./eventlogs", StringComparison.Ordinal)).Select(line => line.Trim()).ToList();
        Assert.Contains(commands, command => command.StartsWith("./eventlogs-local query 'SELECT ", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.StartsWith("./eventlogs generate", StringComparison.Ordinal));
        foreach (var command in commands.Where(command => !command.Contains(" ingest ", StringComparison.Ordinal)))
            await copy.RunAsync(command);
    }

    [Fact]
    public async Task What_its_commands_leave_behind_is_not_for_git()
    {
        foreach (var left in new[] { "bucket/x", "history.ndjson", "failure-rate.csv", "report.html", "artifacts/x" })
            Assert.Equal(0, (await ChildProcess.RunAsync(new("git", ["-C", Repository.Root, "check-ignore", "--quiet", left]))).ExitCode);
    }

    [Fact]
    public async Task Before_the_first_build_the_tools_say_what_to_do()
    {
        using var folder = new TempFolder();
        foreach (var tool in new[] { "eventlogs", "eventlogs-local" })
        {
            File.Copy(Path.Join(Repository.Root, tool), folder[tool]);
            var result = await ChildProcess.RunAsync(new(folder[tool]));
            Assert.Equal((1, $"{tool}: it is not built yet: run ./build.sh first\n"), (result.ExitCode, result.Errors));
        }
    }

    [Fact]
    public async Task A_mistake_in_a_schema_is_reported_as_README_shows()
    {
        await copy.ResetAsync();
        var schema = copy.Read(Schema);
        copy.Write(Schema, Replace(Replace(schema, "\"table\": \"deployment_state_change\"", "\"table\": \"Deployments\""), "\"codedeploy:application\"", "\"codedeploy.application\""));

        var result = await copy.TryAsync("dotnet generator/EventLogs.Generator/bin/Release/net10.0/eventlogs.dll generate");

        Assert.Equal((1, Readme.Mistakes.Text), (result.ExitCode, result.Output));
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

    private static string Replace(string text, string old, string replacement)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }

    private void DescribeNewProperty()
    {
        var schema = JsonNode.Parse(copy.Read(Schema))!;
        var property = Assert.Single(JsonNode.Parse($"{{{Readme.NewProperty.Text}}}")!.AsObject());
        schema["properties"]!["detail"]!["properties"]![property.Key] = property.Value!.DeepClone();
        copy.Write(Schema, schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    private int ChangedFiles() => Repository.Files()
        .Where(file => file.StartsWith("generated/", StringComparison.Ordinal))
        .Count(file => Repository.Read(file) != copy.Read(file));

    /// <summary>The lines of a hunk stand together in a file, those before the change in the old one, those after it in the new one.</summary>
    private void AssertDifferenceIsThere() => NonEmpty.All(Readme.Difference.Text.TrimEnd('\n').Split("\n\n"), hunk =>
    {
        var (before, after) = (Side(hunk, '-'), Side(hunk, '+'));
        Assert.NotEqual(before, after);
        Assert.Contains(
            Repository.Files().Where(file => file.StartsWith("generated/", StringComparison.Ordinal)),
            file => Repository.Read(file).Contains(before, StringComparison.Ordinal) && copy.Read(file).Contains(after, StringComparison.Ordinal)
                && !Repository.Read(file).Contains(after, StringComparison.Ordinal));
    });

    private static string Side(string hunk, char sign) =>
        string.Concat(hunk.Split('\n').Where(line => line[0] == sign || line[0] == ' ').Select(line => $"\n{line[1..]}"));

    private async Task<string> AskForNewColumnAsync()
    {
        var sample = JsonNode.Parse(copy.Read(Sample))!;
        sample["detail"]!["startedBy"] = "A person";
        copy.Write("started.json", sample.ToJsonString());
        await copy.RunAsync($"{Local} ingest started.json --bucket fresh");
        // what it has built is asked
        var answer = await copy.RunAsync("./eventlogs-local query --bucket fresh --format csv 'SELECT startedby FROM deployment_state_change'");
        return answer.TrimEnd().Split('\n')[^1];
    }
}
