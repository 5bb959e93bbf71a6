using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Schemas;

/// <summary>What stands beside a <c>$ref</c>.</summary>
internal static class ReferenceSiblings
{
    /// <summary>Whether it counts. In the drafts up to draft-07 a schema with a reference is nothing but the reference; without <c>$schema</c> it is of the newest draft.</summary>
    /// <remarks>Sources: draft-07, section 8.3; 2019-09, section 8.2.4.</remarks>
    public static bool Count(JObject root) => root["$schema"] is null;

    /// <summary>The keywords beside a schema's reference that would shape a table.</summary>
    public static IEnumerable<string> Of(JObject schema) => SchemaWalker.Reference(schema) is null
        ? []
        : from property in schema.Properties()
          where property.Name is not ("$ref" or "title" or "description" or "$defs" or "definitions")
              && Keyword.All.TryGetValue(property.Name, out var keyword) && keyword.Role == KeywordRole.Shape
          select property.Name;
}
