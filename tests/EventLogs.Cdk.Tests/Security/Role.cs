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
        [.. template.OfType(Cfn.Role).Select(resource => From(resource, template, deployed))];

    private static Role From(Resource resource, Template template, Deployment deployed)
    {
        var properties = deployed.Value(resource.Properties)!;
        var inline = (properties["Policies"]?.AsArray() ?? []).Select(policy => policy!["PolicyDocument"]!);
        var attached = (properties["ManagedPolicyArns"]?.AsArray() ?? [])
            .Select(arn => Assert.Single(template.OfType(Cfn.ManagedPolicy), policy => deployed.Ref(policy) == (string?)arn))
            .Select(policy => deployed.Value(policy.Properties["PolicyDocument"])!);
        var trust = properties["AssumeRolePolicyDocument"]!;
        return new Role(LogicalId.WithoutHash(resource.Id), deployed.Arn(resource), trust, [.. inline, .. attached]);
    }
}
