using System.Text.Json.Serialization;

namespace EventLogs.Local.Ingest;

/// <summary>What an ingest comes to: written down before it is done, so that it can be done again.</summary>
/// <param name="Keys">The objects that move to their keys.</param>
/// <param name="Files">The files that have been read.</param>
/// <param name="Moves">Objects of the bucket that get another key, after the others have got theirs.</param>
internal sealed record IngestCommit(IReadOnlyList<string> Keys, IReadOnlyList<ReadFile> Files, IReadOnlyList<MovedObject>? Moves = null);

/// <summary>An object that gets another key.</summary>
internal sealed record MovedObject(string From, string To);

/// <summary>A file that has been read.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">What was in it.</param>
internal sealed record ReadFile(string Path, long Bytes, string Sha256);

/// <summary>All files that have been read into a bucket, as they lie in it.</summary>
internal sealed record ReadFiles(SortedDictionary<string, List<ReadFile>> Files);

[JsonSerializable(typeof(IngestCommit))]
[JsonSerializable(typeof(ReadFiles))]
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
internal sealed partial class IngestJson : JsonSerializerContext;
