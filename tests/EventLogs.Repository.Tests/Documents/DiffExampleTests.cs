namespace EventLogs.RepositoryTests.Documents;

/// <summary>What docs/evolution.md shows of <c>eventlogs diff</c> is what it prints for the change that the page names.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class DiffExampleTests : IDisposable
{
    private const string Deployment = "schemas/aws.codedeploy/deployment-state-change.schema.json";
    private const string Instance = "schemas/aws.codedeploy/instance-state-change.schema.json";

    private static readonly Block Example =
        Assert.Single(Block.Of("docs/evolution.md"), block => block.Language == "text" && block.FirstLine.Contains("column-appended", StringComparison.Ordinal));

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_example_is_what_diff_prints()
    {
        _folder.CopyOf(Path.Join(Repository.Root, "schemas"), "schemas");
        await Git("init", "--quiet", "--initial-branch=main");
        await Git("add", "schemas");
        await Git("commit", "--quiet", "--message=Before");
        Change(Deployment, """
                      "description": "The ID of the instance group"
                    }
            """, """
                      "description": "The ID of the instance group"
                    },
                    "startedBy": { "type": "string", "description": "Who started the deployment" }
            """);
        Change(Instance, "      \"instance\":           ", "      \"instanceId\":         ");

        var result = await Tool.EventLogsAsync(_folder.Path, "diff", "--against", "main");

        Assert.Equal((1, Example.Text), (result.ExitCode, result.Output));
    }

    private Task<string> Git(params string[] arguments) => Tool.SucceedAsync(
        _folder.Path, "git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", .. arguments]);

    private void Change(string file, string before, string after)
    {
        var text = _folder.Read(file);
        Assert.Contains(before, text, StringComparison.Ordinal);
        _folder.Write(file, text.Replace(before, after, StringComparison.Ordinal));
    }
}
