using System.Text.Json.Nodes;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>Asks the policy simulator.</summary>
internal static class Iam
{
    /// <summary>Which of the actions are allowed, for each request in order.</summary>
    public static IReadOnlyList<(string[] Allowed, int Denied)> Ask(IReadOnlyList<Request> requests) =>
    [
        .. NodeTool.Ask("iam-simulate", [.. requests.Select(Question)]).Select(answer =>
            (answer["allowed"]!.AsArray().Select(action => (string)action!).ToArray(), (int)answer["denied"]!)),
    ];

    private static JsonObject Question(Request request, int index) => new()
    {
        ["id"] = index,
        ["principal"] = request.Principal,
        ["policies"] = new JsonArray([.. request.Policies.Select(policy => policy.DeepClone())]),
        ["resourcePolicy"] = request.ResourcePolicy?.DeepClone(),
        ["account"] = request.Account,
        ["action"] = request.Action,
        ["resource"] = request.Resource,
        ["context"] = new JsonObject(request.Context.Select(item => KeyValuePair.Create<string, JsonNode?>(item.Key, item.Value))
            .Concat(request.Lists.Select(item =>
                KeyValuePair.Create<string, JsonNode?>(item.Key, new JsonArray([.. item.Value.Select(value => (JsonNode)value)]))))),
    };

    /// <summary>A request to AWS.</summary>
    /// <param name="Principal">Who asks: an ARN or a service.</param>
    /// <param name="Action">For what: one action, several with commas between them, <c>s3:*</c> for all of a service, <c>*</c> for all there are.</param>
    /// <param name="Resource">The ARN of the resource.</param>
    public sealed record Request(string Principal, string Action, string Resource)
    {
        /// <summary>The policies of the principal.</summary>
        public IReadOnlyList<JsonNode> Policies { get; init; } = [];

        /// <summary>The policy of the resource.</summary>
        public JsonNode? ResourcePolicy { get; init; }

        /// <summary>The account that the resource belongs to.</summary>
        public string Account { get; init; } = Deployment.Account;

        /// <summary>Condition keys.</summary>
        public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();

        /// <summary>Condition keys with several values.</summary>
        public IReadOnlyDictionary<string, string[]> Lists { get; init; } = new Dictionary<string, string[]>();
    }
}
