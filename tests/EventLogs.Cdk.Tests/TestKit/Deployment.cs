using System.Text.Json.Nodes;

namespace EventLogs.Cdk.Tests.TestKit;

/// <summary>
/// A template as it would be once deployed: works out CloudFormation's functions, with names and ARNs as AWS would make them. What it does
/// not know fails the test.
/// </summary>
internal sealed class Deployment
{
    public const string Account = "111122223333";
    public const string OtherAccount = "444455556666";
    private const string StackName = "EventLogs";
    private const string StackId = "0a1b2c3d-1111-2222-3333-444455556666";

    private readonly Template _template;
    private readonly Dictionary<string, JsonNode?> _values;
    private readonly PhysicalNames _names;

    /// <summary>Deploys a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="region">Where to.</param>
    /// <param name="partition">The region's partition.</param>
    /// <param name="parameters">Values of its parameters, AWS's own included; the others have their default.</param>
    public Deployment(
        Template template, string region = "eu-west-1", string partition = "aws", params (string Name, JsonNode Value)[] parameters)
    {
        _template = template;
        _values = template.Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value!["Default"]);
        _values["AWS::AccountId"] = Account;
        _values["AWS::Region"] = region;
        _values["AWS::Partition"] = partition;
        _values["AWS::URLSuffix"] = partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
        _values["AWS::StackName"] = StackName;
        _values["AWS::StackId"] = $"arn:{partition}:cloudformation:{region}:{Account}:stack/{StackName}/{StackId}";
        foreach (var (name, value) in parameters)
            _values[name] = value;
        _names = new PhysicalNames((string)_values["AWS::StackName"]!, $"arn:{partition}", region, (string)_values["AWS::AccountId"]!, node => Value(node));
    }

    /// <summary>Everything in a node worked out, as text.</summary>
    public string Text(JsonNode? node) => Value(node)?.ToString() ?? throw new InvalidOperationException($"No value: {node}");

    /// <summary>Everything in a node worked out; null when it is CloudFormation's "no value".</summary>
    public JsonNode? Value(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } function when function.First() is var (name, argument) && IsFunction(name) => Evaluate(name, argument!),
        JsonObject members => new JsonObject(
            members.Select(member => KeyValuePair.Create(member.Key, Value(member.Value))).Where(member => member.Value is not null)),
        JsonArray items => new JsonArray([.. items.Select(Value).Where(item => item is not null)]),
        _ => node?.DeepClone(),
    };

    /// <summary>The ARN of a resource.</summary>
    public string Arn(Resource resource) => _names.Attribute(resource, "Arn");

    /// <summary>What a reference to a resource gives.</summary>
    public string Ref(Resource resource) => _names.Ref(resource);

    /// <summary>The whole template, worked out.</summary>
    public JsonObject Template() => new()
    {
        ["Resources"] = new JsonObject(_template.Resources.Select(resource => KeyValuePair.Create<string, JsonNode?>(
            resource.Id, new JsonObject { ["Type"] = resource.Type, ["Properties"] = Value(resource.Properties) }))),
    };

    private static bool IsFunction(string name) => name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal);

    private JsonNode? Evaluate(string function, JsonNode argument) => function switch
    {
        "Ref" => Reference((string)argument!),
        "Fn::GetAtt" => _names.Attribute(Find((string)argument[0]!), (string)argument[1]!),
        "Fn::Join" => string.Join((string)argument[0]!, Items(argument[1])),
        "Fn::Split" => new JsonArray([.. Text(argument[1]).Split((string)argument[0]!).Select(part => (JsonNode)part)]),
        "Fn::Select" => Value(argument[1])![(int)argument[0]!]!.DeepClone(),
        "Fn::Sub" => _values.Aggregate(
            (string)argument!, (text, value) => text.Replace($"${{{value.Key}}}", value.Value?.ToString(), StringComparison.Ordinal)),
        "Fn::If" => Value(argument[Holds((string)argument[0]!) ? 1 : 2]),
        "Fn::Not" => !(bool)Value(argument[0])!,
        "Fn::Equals" => JsonNode.DeepEquals(Value(argument[0]), Value(argument[1])),
        _ => throw new NotSupportedException(function),
    };

    private JsonNode? Reference(string name) =>
        name == "AWS::NoValue" ? null : _values.TryGetValue(name, out var value) ? value?.DeepClone() : _names.Ref(Find(name));

    private bool Holds(string condition) => (bool)Value(_template.Json["Conditions"]![condition])!;

    private IEnumerable<string> Items(JsonNode? list) => Value(list)!.AsArray().Select(item => item!.ToString());

    private Resource Find(string id) => Assert.Single(_template.Resources, resource => resource.Id == id);
}
