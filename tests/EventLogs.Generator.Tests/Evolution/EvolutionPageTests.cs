using EventLogs.Compiler;
using EventLogs.Generator.Evolution;

namespace EventLogs.Generator.Tests.Evolution;

public sealed class EvolutionPageTests
{
    private const string Deployment = "schemas/aws.codedeploy/deployment-state-change.schema.json";
    private const string Instance = "schemas/aws.codedeploy/instance-state-change.schema.json";

    [Fact]
    public void Each_kind_of_change_has_one_row_and_the_page_shows_it()
    {
        var page = EvolutionPage.Render();

        Assert.Equal(Enum.GetValues<ChangeKind>(), ChangeRules.All.Select(rule => rule.Kind));
        NonEmpty.All(ChangeRules.All, rule =>
            Assert.Contains($"\n| `{rule.Id}` | {(rule.Json != Breaks.Nothing ? "breaks" : "compatible")}", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_in_docs_is_up_to_date() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "docs", "evolution.md")), EvolutionPage.Render());

    [Fact]
    public async Task The_example_on_the_page_is_what_diff_says()
    {
        using var folder = new TempFolder();
        folder.CopyOf(Schemas.Shipped, "schemas");
        const string LastProperty = """
                      "description": "The ID of the instance group"
                    }
            """;
        const string OneMore = """
            ,
                    "startedBy": {
                      "type": "string",
                      "description": "Who started the deployment"
                    }
            """;
        Edit(folder, Deployment, LastProperty, LastProperty + OneMore);
        Edit(folder, Instance, "\"instance\":           \"$.detail", "\"instanceId\":         \"$.detail");

        var (before, after) = (await Schemas.CompileShippedAsync(), await Passes.CompileAsync(folder["schemas"]));

        var said = DiffText.Of(DiffReport.Of("main", before, after, _ => null)).Replace(folder["schemas"], "schemas", StringComparison.Ordinal);
        Assert.Contains($"```text\n{said}```\n", EvolutionPage.Render(), StringComparison.Ordinal);
    }

    private static void Edit(TempFolder folder, string file, string old, string now)
    {
        var text = folder.Read(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        folder.Write(file, text.Replace(old, now, StringComparison.Ordinal));
    }
}
