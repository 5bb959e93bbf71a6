using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

/// <summary>The template as a whole.</summary>
public sealed partial class TemplateTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Variants { get; } = ["standard", "projection", "everything"];

    [Fact]
    public void The_template_of_a_small_catalog_is_the_one_that_was_read()
    {
        var template = Assert.Single(Synthesis.All(SyntheticCatalog.Small, Synthesis.Options));

        Snapshots.Match("", "small.template.json", Hash.Replace(template.Json.ToJsonString(Readable), "<hash>") + "\n");
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_resources_are_what_CloudFormation_takes(string variant)
    {
        var answer = NodeTool.Check("resource-spec", new Deployment(Variant(variant)).Template());

        Assert.Equal("[]", answer["errors"]!.ToJsonString());
    }

    [Fact]
    public void A_property_that_CloudFormation_does_not_take_is_found()
    {
        var template = new Deployment(Synthesis.Standard).Template();
        var stream = Synthesis.Standard.OfType(Cfn.DeliveryStream).First().Id;
        var destination = template["Resources"]![stream]!["Properties"]!["ExtendedS3DestinationConfiguration"]!.AsObject();
        destination["CompressionFormat"] = "ZSTD";
        destination["Prefixes"] = "x";
        destination.Remove("RoleARN");

        var answer = NodeTool.Check("resource-spec", template);

        Assert.Equal(
            ["CompressionFormat", "Prefixes", "RoleARN"],
            answer["errors"]!.AsArray().Select(error => ((string)error!["path"]!).Split('/')[^1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Nothing_waits_for_itself(string variant)
    {
        var template = Variant(variant);
        var ids = template.Resources.Select(resource => resource.Id).ToHashSet();
        var needs = template.Resources.ToDictionary(
            resource => resource.Id,
            resource => Mentioned(resource.Json).Where(ids.Contains).ToHashSet());

        while (needs.Where(item => item.Value.Count == 0).Select(item => item.Key).ToList() is { Count: > 0 } ready)
        {
            ready.ForEach(id => needs.Remove(id));
            foreach (var waiting in needs.Values)
                waiting.ExceptWith(ready);
        }

        Assert.Empty(needs.Keys);
    }

    [Fact]
    public void A_template_for_use_without_the_CDK_names_the_packages_beside_it_and_nothing_of_the_CDK()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Packages.Folder)!, "cloudformation");
        var template = Synthesis.Of(Synthesis.Options with { TemplateFolder = folder });

        Assert.Equal(
            ["create-partition.zip", "describe-deployment.zip", "firehose-transform.zip", "maintain.zip"],
            template.OfType(Cfn.Function)
                .Select(function => Path.GetRelativePath(Packages.Folder, Path.GetFullPath((string)function.Properties["Code"]!, folder)))
                .Order());
        Assert.False(template.Json.ContainsKey("Rules"));
        Assert.DoesNotContain("BootstrapVersion", template.Parameters.Select(parameter => parameter.Key));
        Assert.DoesNotContain("cdk", template.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_template_names_neither_partition_nor_region_nor_account()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Packages.Folder)!, "cloudformation");
        var template = Synthesis.Of(Synthesis.Options with { TemplateFolder = folder });

        Assert.DoesNotMatch(@"arn:aws|\b(us|eu|ap|sa|ca|me|af|il|cn)(-gov)?-[a-z]+-\d\b|\b\d{12}\b", template.Text);
    }

    /// <summary>SQS's own limit is 1 MiB, and that of a queue without one: an event that Firehose does not take has to fit.</summary>
    [Fact]
    public void No_queue_takes_less_than_the_largest_event() => NonEmpty.All(
        Synthesis.Standard.OfType(Cfn.Queue), queue => Assert.Null(queue.Properties["MaximumMessageSize"]));

    [Fact]
    public void Apart_from_the_packages_it_is_the_template_of_the_CDK()
    {
        var options = Synthesis.Options with { TemplateFolder = Path.GetDirectoryName(Packages.Folder) };
        var standard = Synthesis.Standard.Json.DeepClone().AsObject();
        standard.Remove("Rules");
        standard["Parameters"]!.AsObject().Remove("BootstrapVersion");
        var plain = Synthesis.Of(options).Json.DeepClone().AsObject();
        foreach (var resource in standard["Resources"]!.AsObject().Concat(plain["Resources"]!.AsObject()))
            resource.Value!["Properties"]!.AsObject().Remove("Code");

        Assert.Equal(standard.ToJsonString(), plain.ToJsonString());
    }

    private static Template Variant(string name) => name switch
    {
        "standard" => Synthesis.Standard,
        "projection" => Synthesis.Of(Synthesis.Options with { Partitioning = Partitioning.Projection }),
        _ => Synthesis.Of(Synthesis.Options with
        {
            Partitioning = Partitioning.Both,
            EventBusName = "central",
            TransitionDays = 30,
            RetentionDays = 400,
            RawRetentionDays = 60,
            AlarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:ops",
        }),
    };

    private static IEnumerable<string> Mentioned(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key switch
        {
            "Ref" => [(string)member.Value!],
            "Fn::GetAtt" => [(string)member.Value![0]!],
            "DependsOn" => member.Value!.AsArray().Select(id => (string)id!),
            _ => Mentioned(member.Value),
        }),
        JsonArray items => items.SelectMany(Mentioned),
        _ => [],
    };

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash { get; }
}
