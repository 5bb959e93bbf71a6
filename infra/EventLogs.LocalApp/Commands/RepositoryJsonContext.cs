using System.Text.Json.Serialization;
using EventLogs.LocalApp.Backfill;

namespace EventLogs.LocalApp.Commands;

/// <summary>The documents that this repository's commands print with <c>--format json</c>: docs/schemas. Members are added, never renamed or removed.</summary>
[JsonSerializable(typeof(BackfillSummary))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class RepositoryJsonContext : JsonSerializerContext;
