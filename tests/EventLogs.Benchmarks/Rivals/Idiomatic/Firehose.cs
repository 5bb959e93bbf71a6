using System.Text.Json.Serialization;

namespace EventLogs.Benchmarks.Rivals.Idiomatic;

internal sealed record FirehoseRequest(List<FirehoseRecord> Records);

internal sealed record FirehoseRecord(string RecordId, string Data);

internal sealed record FirehoseResponse(List<FirehoseResult> Records);

internal sealed record FirehoseResult(string RecordId, string Result, string Data);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FirehoseRequest))]
[JsonSerializable(typeof(FirehoseResponse))]
internal sealed partial class FirehoseContext : JsonSerializerContext;
