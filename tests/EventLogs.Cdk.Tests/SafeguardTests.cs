using System.Text.Json.Nodes;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.CdkApp.Options;

namespace EventLogs.Cdk.Tests;

/// <summary>What guards a stack, or what an account demands of it.</summary>
public sealed class SafeguardTests
{
    private const string Boundary = "arn:aws:iam::111122223333:policy/boundary";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_role_has_the_boundary_nested_or_not(bool nested)
    {
        var templates = Synthesis.All(SyntheticCatalog.Small, Synthesis.Options with { PermissionsBoundaryArn = Boundary, NestedStacks = nested });

        NonEmpty.All(
            templates.SelectMany(template => template.OfType(Cfn.Role)),
            role => Assert.Equal(Boundary, (string?)role.Properties["PermissionsBoundary"]));
        NonEmpty.All(Synthesis.Standard.OfType(Cfn.Role), role => Assert.False(role.Properties.ContainsKey("PermissionsBoundary")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_option_protects_the_stack_from_termination(bool isProtected)
    {
        var folder = Directory.CreateTempSubdirectory("eventlogs-cdk-");
        try
        {
            Synthesis.Write(folder, SyntheticCatalog.Small, Synthesis.Options with { TerminationProtection = isProtected });

            var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "manifest.json")))!;
            Assert.Equal(isProtected, (bool?)manifest["artifacts"]!["EventLogs"]!["properties"]!["terminationProtection"] ?? false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_template_cannot_protect_its_stack()
    {
        var context = new Dictionary<string, object> { ["terminationProtection"] = "true", ["templateFolder"] = "out" };

        var (_, errors) = OptionsReader.Read(context.GetValueOrDefault);

        Assert.Contains("update-termination-protection", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_deployment_sets_no_concurrency_aside()
    {
        var deployed = new Deployment(Synthesis.Standard);

        NonEmpty.All(
            Synthesis.Standard.OfType(Cfn.Function),
            function => Assert.False(deployed.Value(function.Properties)!.AsObject().ContainsKey("ReservedConcurrentExecutions")));
    }
}
