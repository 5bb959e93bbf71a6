using System.Text.Json.Serialization;

namespace EventLogs.Local.Commands;

/// <summary>The documents that commands print with <c>--format json</c>: docs/schemas. Members are added, never renamed or removed.</summary>
[JsonSerializable(typeof(FoldDocument))]
[JsonSerializable(typeof(IReadOnlyList<TableDocument>))]
[JsonSerializable(typeof(ReportDocument))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class CommandJsonContext : JsonSerializerContext;
