using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventLogs.Local.Replay;

/// <summary>Which records of an object have been put back: a replay that goes on does not put them back again.</summary>
/// <param name="Records">How many records the object has.</param>
/// <param name="Accepted">The numbers of those that are back, from 0, in order.</param>
internal sealed record ReplayProgress(int Records, ImmutableArray<int> Accepted)
{
    /// <summary>What has been put back of an object now that these have been accepted.</summary>
    public static ReplayProgress Of(FailedObject item, IEnumerable<int> accepted) => new(
        item.Records.Length,
        [.. item.Records.Where(record => record.State == ReplayState.PutBack).Select(record => record.Number).Union(accepted).Order()]);

    /// <exception cref="InvalidDataException">It is not the progress of an object with so many records.</exception>
    public static ReplayProgress Read(Stream stream, int records)
    {
        try
        {
            var read = JsonSerializer.Deserialize(stream, ReplayJson.Default.ReplayProgress);
            if (read is { Accepted.IsDefault: false } && read.Records == records && read.Accepted.All(number => number >= 0 && number < records))
                return read;
        }
        catch (JsonException)
        {
            // said below
        }

        throw new InvalidDataException($"what is written down of its progress is not that of an object with {records} records");
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, ReplayJson.Default.ReplayProgress);
}

/// <summary>A failed record as Firehose writes it.</summary>
internal sealed record StoredRecord(byte[] RawData);

[JsonSerializable(typeof(ReplayProgress))]
[JsonSerializable(typeof(StoredRecord))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
internal sealed partial class ReplayJson : JsonSerializerContext;
