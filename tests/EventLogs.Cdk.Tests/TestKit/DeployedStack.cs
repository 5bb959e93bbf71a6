using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace EventLogs.Cdk.Tests.TestKit;

/// <summary>A stack as it would be once deployed, with its nested stacks.</summary>
internal sealed class DeployedStack
{
    private readonly IReadOnlyList<(Template Template, Deployment Deployment)> _parts;

    /// <summary>Deploys a stack.</summary>
    /// <param name="templates">Its template, then those of its nested stacks.</param>
    /// <param name="stackName">Its name.</param>
    public DeployedStack(ImmutableArray<Template> templates, string stackName = "EventLogs")
    {
        var main = new Deployment(templates[0], parameters: ("AWS::StackName", stackName));
        _parts = [(templates[0], main), .. templates.Skip(1).Select(nested => (nested, Nested(nested, templates[0], main, stackName)))];
    }

    /// <summary>The stack's own template.</summary>
    public Template Main => _parts[0].Template;

    /// <summary>The stack itself.</summary>
    public Deployment Deployment => _parts[0].Deployment;

    /// <summary>All of its resources, each with the stack that it is in.</summary>
    public IEnumerable<(Resource Resource, Deployment Deployment)> Resources(string type) =>
        _parts.SelectMany(part => part.Template.OfType(type).Select(resource => (resource, part.Deployment)));

    /// <summary>All roles.</summary>
    public IReadOnlyList<Security.Role> Roles() => [.. _parts.SelectMany(part => Security.Role.Of(part.Template, part.Deployment))];

    /// <summary>The ARN of the only resource of its type whose logical id begins so; null where there is none.</summary>
    public string? Arn(string type, string id) => Resources(type)
        .Where(item => item.Resource.Id.StartsWith(id, StringComparison.Ordinal))
        .Select(item => item.Deployment.Arn(item.Resource))
        .SingleOrDefault();

    /// <summary>The templates, worked out.</summary>
    public IEnumerable<JsonObject> Templates() => _parts.Select(part => WithText(part.Deployment.Template()));

    // CloudFormation hands the parameters of a nested stack over as text, numbers too
    private static JsonObject WithText(JsonObject template)
    {
        foreach (var (_, resource) in template["Resources"]!.AsObject().Where(resource => (string?)resource.Value!["Type"] == Cfn.NestedStack))
        {
            var parameters = resource!["Properties"]!["Parameters"]!.AsObject();
            foreach (var (name, value) in parameters.ToList())
                parameters[name] = value!.ToString();
        }

        return template;
    }

    // which of the stack's nested stacks it is: that which gives the parameters that it asks for
    private static Deployment Nested(Template nested, Template main, Deployment deployed, string stackName)
    {
        var names = nested.Parameters.Select(parameter => parameter.Key).Order(StringComparer.Ordinal).ToList();
        var given = main.OfType(Cfn.NestedStack)
            .Select(stack => stack.Properties["Parameters"]!.AsObject())
            .First(parameters => parameters.Select(parameter => parameter.Key).Order(StringComparer.Ordinal).SequenceEqual(names));
        return new Deployment(nested, parameters:
        [
            ("AWS::StackName", $"{stackName}-nested"),
            .. given.Select(parameter => (parameter.Key, deployed.Value(parameter.Value)!)),
        ]);
    }
}
