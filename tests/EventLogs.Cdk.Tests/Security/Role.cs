using System.Text.Json.Nodes;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>A role of a deployed stack.</summary>
/// <param name="Name">Its logical id without the hash.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Trust">Who may assume it.</param>
/// <param name="Documents">The policies that say what it may do.</param>
internal sealed record Role(string Name, string Arn, JsonNode Trust, IReadOnlyList<JsonNode> Documents)
{
    /// <summary>All roles of a template.</summary>
    public static IReadOnlyList<Role> Of(Template template, Deployment deployed) =>
        [.. template.OfType("AWS::IAM::Role").Select(resource => From(resource, template, deployed))];

    private static Role From(Resource resource, Template template, Deployment deployed)
    {
        var properties = deployed.Value(resource.Properties)!;
        var inline = (properties["Policies"]?.AsArray() ?? []).Select(policy => policy!["PolicyDocument"]!);
        var attached = (properties["ManagedPolicyArns"]?.AsArray() ?? []).Select(arn => deployed.Value(
            Assert.Single(template.OfType("AWS::IAM::ManagedPolicy"), policy => deployed.Ref(policy) == (string?)arn).Properties["PolicyDocument"])!);
        return new Role(LogicalId.WithoutHash(resource.Id), deployed.Arn(resource), properties["AssumeRolePolicyDocument"]!, [.. inline, .. attached]);
    }
}
