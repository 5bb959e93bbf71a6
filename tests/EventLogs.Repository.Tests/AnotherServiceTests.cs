using System.Text.Json;

namespace EventLogs.RepositoryTests;

/// <summary>New schemas alone make new event logs: nothing under infra/ is touched.</summary>
public sealed class AnotherServiceTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    private const string Exports = "tests/EventLogs.Generator.Tests/Fixtures/Registry";
    private const string Generator = "dotnet run --project generator/EventLogs.Generator --configuration Release --";

    [Fact]
    public void The_three_CodePipeline_events_become_event_logs_of_the_stack()
    {
        copy.Run($"{Generator} import {Exports}/aws.codepipeline@*.json");
        copy.Run($"{Generator} generate");
        copy.Run("mkdir packages && touch packages/firehose-transform.zip packages/create-partition.zip");
        copy.Run(
            "CDK_OUTDIR=cdk-out CDK_CONTEXT_JSON='{\"packages\":\"packages\"}' "
            + "dotnet run --project infra/EventLogs.Cdk --configuration Release");

        using var template = JsonDocument.Parse(File.ReadAllText(copy.PathOf("cdk-out/EventLogs.template.json")));
        var resources = template.RootElement.GetProperty("Resources").EnumerateObject().Select(resource => resource.Value).ToList();
        foreach (var type in new[] { "AWS::Events::Rule", "AWS::KinesisFirehose::DeliveryStream", "AWS::Glue::Table" })
            Assert.Equal(5, resources.Count(resource => resource.GetProperty("Type").GetString() == type));

        var sources = resources
            .Where(resource => resource.GetProperty("Type").GetString() == "AWS::Events::Rule")
            .Select(rule => rule.GetProperty("Properties").GetProperty("EventPattern").GetProperty("source")[0].GetString());
        Assert.Equal(3, sources.Count(source => source == "aws.codepipeline"));
    }
}
