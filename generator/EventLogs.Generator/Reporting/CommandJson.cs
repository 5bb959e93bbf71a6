using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventLogs.Generator.Reporting;

/// <summary>What a command prints with <c>--format json</c>: docs/schemas. Members are added, never renamed or removed.</summary>
internal static class CommandJson
{
    /// <summary>How the JSON of this program is laid out.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(object document) => JsonSerializer.Serialize(document, Options) + "\n";
}
