using System.Text.Json.Nodes;

namespace EventLogs.Cdk.Tests.TestKit;

/// <summary>A CloudFormation template.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Text">Its JSON text.</param>
internal sealed record Template(string Name, string Text)
{
    private readonly Lazy<JsonObject> _json = new(() => JsonNode.Parse(Text)!.AsObject());

    public JsonObject Json => _json.Value;

    public JsonObject Parameters => Section("Parameters");

    public JsonObject Outputs => Section("Outputs");

    public IReadOnlyList<Resource> Resources => field ??= [.. Section("Resources").Select(Resource.From)];

    public IEnumerable<Resource> OfType(string type) => Resources.Where(resource => resource.Type == type);

    /// <summary>The only resource of its type whose logical id begins so.</summary>
    public Resource Single(string type, string id = "") =>
        Assert.Single(OfType(type), resource => resource.Id.StartsWith(id, StringComparison.Ordinal));

    private JsonObject Section(string name) => Json[name]?.AsObject() ?? [];
}

/// <summary>A resource of a template.</summary>
/// <param name="Id">Its logical id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="Json">All of it.</param>
internal sealed record Resource(string Id, string Type, JsonObject Properties, JsonObject Json)
{
    public static Resource From(KeyValuePair<string, JsonNode?> member)
    {
        var json = member.Value!.AsObject();
        return new Resource(member.Key, (string)json[nameof(Type)]!, json[nameof(Properties)]?.AsObject() ?? [], json);
    }
}
