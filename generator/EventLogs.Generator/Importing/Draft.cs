using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>Which version of JSON Schema a document is written in.</summary>
internal enum Draft
{
    /// <summary>It does not say: what any version means counts.</summary>
    Unknown,

    Four,
    Six,
    Seven,
    Nineteen,
    Twenty,

    /// <summary>OpenAPI 3.0, which is near draft-04 and has keywords of its own; 3.1 is 2020-12.</summary>
    OpenApi,

    /// <summary>A schema of ours: what stands in it stays as people wrote it.</summary>
    Own,
}

/// <summary>What the versions do not share.</summary>
/// <remarks>Source: https://json-schema.org/specification, the release notes of each draft</remarks>
internal static class Drafts
{
    public static Draft Of(JObject root) => ((string?)(root["$schema"] as JValue), (string?)(root["openapi"] as JValue)) switch
    {
        ({ } dialect, _) when Names(dialect, "draft-04") => Draft.Four,
        ({ } dialect, _) when Names(dialect, "draft-06") => Draft.Six,
        ({ } dialect, _) when Names(dialect, "draft-07") => Draft.Seven,
        ({ } dialect, _) when Names(dialect, "2019-09") => Draft.Nineteen,
        ({ } dialect, _) when Names(dialect, "2020-12") => Draft.Twenty,
        (_, { } version) => version.StartsWith("3.0", StringComparison.Ordinal) ? Draft.OpenApi : Draft.Twenty,
        // https://www.asyncapi.com/docs/reference/specification/v3.0.0#schemaObject: a superset of draft-07
        _ => root["asyncapi"] is null ? Draft.Unknown : Draft.Seven,
    };

    /// <summary>Whether what stands beside a <c>$ref</c> counts.</summary>
    public static bool ReadsSiblings(this Draft draft) => draft is Draft.Unknown or Draft.Nineteen or Draft.Twenty;

    /// <summary>Whether <c>prefixItems</c> describes the first items, and <c>items</c> the others.</summary>
    public static bool HasPrefixItems(this Draft draft) => draft is Draft.Unknown or Draft.Twenty;

    /// <summary>Whether <c>unevaluatedProperties</c>, <c>dependentSchemas</c> and the like are keywords.</summary>
    public static bool HasDependents(this Draft draft) => draft is Draft.Unknown or Draft.Nineteen or Draft.Twenty;

    private static bool Names(string dialect, string draft) => dialect.Contains(draft, StringComparison.Ordinal);
}
