using System.Text.Json;
using EventLogs.RepositoryTests.Builds;

namespace EventLogs.RepositoryTests.Documents;

/// <summary>What docs/log-another-service.md says, done in a copy of the repository in another folder.</summary>
[Collection(RepositoryCopyTests.Name)]
[Trait(FastLane.Category, FastLane.Process)]
public sealed class WalkthroughTests(RepositoryCopy copy)
{
    private const string Document = "docs/log-another-service.md";

    [Fact]
    public async Task Every_command_runs_and_prints_what_the_page_says_and_the_events_are_logs_of_the_stack()
    {
        await copy.ResetAsync();
        var printed = "";
        foreach (var block in Block.Of(Document).Where(block => block.Language.Length > 0))
        {
            if (block.Language == "sh")
                printed = string.Concat(await RunAsync(block));
            else
                NonEmpty.All(block.Lines, line => Assert.Contains(line, printed, StringComparison.Ordinal));
        }

        AssertStackHasThem(await SynthesizeAsync());
    }

    private async Task<IEnumerable<string>> RunAsync(Block block)
    {
        var printed = new List<string>();
        foreach (var command in block.Commands)
            printed.Add(await copy.RunAsync(command));
        return printed;
    }

    /// <summary>"Nothing else needs to be done: the stack walks the catalog of generated events."</summary>
    private async Task<JsonElement> SynthesizeAsync()
    {
        await copy.RunAsync("mkdir packages && touch packages/firehose-transform.zip packages/create-partition.zip packages/describe-deployment.zip packages/maintain.zip");
        await copy.RunAsync("CDK_OUTDIR=cdk-out CDK_CONTEXT_JSON='{\"packages\":\"packages\"}' dotnet run --project infra/EventLogs.CdkApp");
        return JsonElement.Parse(copy.Read("cdk-out/EventLogs.template.json"));
    }

    /// <summary>How many event logs the repository has without those of the page.</summary>
    private static int Shipped() => Repository.Files().Count(file => file.Split('/') is ["schemas", _, var name] && name.EndsWith(".schema.json", StringComparison.Ordinal));

    private static void AssertStackHasThem(JsonElement template)
    {
        var resources = template.GetProperty("Resources").EnumerateObject().Select(resource => resource.Value).ToList();
        Assert.Equal(3 + Shipped(), OfType("AWS::KinesisFirehose::DeliveryStream").Count());
        var tables = OfType("AWS::Glue::Table")
            .Select(table => table.GetProperty("Properties").GetProperty("TableInput").GetProperty("Name").GetString()!)
            .Where(name => name.StartsWith("codepipeline_", StringComparison.Ordinal))
            .ToList();
        var logs = tables.Where(name => !name.EndsWith("_history", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, logs.Count);
        Assert.Equal(logs.Select(log => log + "_history").Order(), tables.Except(logs).Order());
        var policies = string.Concat(OfType("AWS::IAM::ManagedPolicy").Select(policy => policy.GetRawText()));
        NonEmpty.All(logs, log => Assert.Contains($"/{log}_events\"", policies, StringComparison.Ordinal));

        var sources = OfType("AWS::Events::Rule")
            .Select(rule => rule.GetProperty("Properties").GetProperty("EventPattern").GetProperty("source")[0].GetString());
        Assert.Equal(3, sources.Count(source => source == "aws.codepipeline"));

        IEnumerable<JsonElement> OfType(string type) => resources.Where(resource => resource.GetProperty("Type").GetString() == type);
    }
}
