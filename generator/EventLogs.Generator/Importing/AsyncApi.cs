using System.Globalization;
using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>Where AsyncAPI documents have their messages.</summary>
/// <remarks>
/// Sources: https://www.asyncapi.com/docs/reference/specification/v2.6.0 (<c>publish</c> and <c>subscribe</c> of a channel, one or a
/// <c>oneOf</c>), https://www.asyncapi.com/docs/reference/specification/v3.0.0 (<c>messages</c> of a channel)
/// </remarks>
internal static class AsyncApi
{
    /// <summary>The locations of all messages, those of <c>components</c> first.</summary>
    public static IEnumerable<JsonPointer> Messages(JToken root)
    {
        foreach (var message in Named(root, "components", "messages"))
            yield return message;
        foreach (var channel in Named(root, "channels"))
        {
            foreach (var message in Named(root, [.. channel.Tokens, "messages"]))
                yield return message;
            foreach (var message in OfOperation(root, channel.Then("publish", "message")).Concat(OfOperation(root, channel.Then("subscribe", "message"))))
                yield return message;
        }
    }

    private static IEnumerable<JsonPointer> OfOperation(JToken root, JsonPointer message) => message.Find(root) switch
    {
        JObject several when several["oneOf"] is JArray list => list.Select((_, index) => message.Then("oneOf", index.ToString(CultureInfo.InvariantCulture))),
        JObject => [message],
        _ => [],
    };

    private static IEnumerable<JsonPointer> Named(JToken root, params string[] path)
    {
        var at = JsonPointer.Root.Then(path);
        return at.Find(root) is JObject named ? named.Properties().Select(entry => at.Then(entry.Name)) : [];
    }
}
