using System.Text;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Text;

namespace EventLogs.Generator.Importing;

/// <summary>What a location in a schema says of an event: <c>$.detail.orders[*].id</c>.</summary>
internal static class SchemaPath
{
    public static string Of(JsonPointer pointer)
    {
        var path = new StringBuilder("$");
        for (var at = 0; at < pointer.Tokens.Length; at++)
        {
            if (pointer.Tokens[at] == "properties" && at + 1 < pointer.Tokens.Length)
                path.Append(SingularPath.Format([pointer.Tokens[++at]]).AsSpan(1));
            else if (pointer.Tokens[at] is "items" or "additionalProperties")
                path.Append("[*]");
        }

        return path.ToString();
    }
}
