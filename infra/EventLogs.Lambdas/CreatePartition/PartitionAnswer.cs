using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Partitions;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>What the function answers: what it did, and which messages have to come again.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting</remarks>
internal static class PartitionAnswer
{
    /// <summary>Writes the answer.</summary>
    public static void Write(LineBuffer response, ImmutableArray<PartitionReport> reports, ImmutableArray<string> failed)
    {
        using var json = new Utf8JsonWriter(response);
        json.WriteStartObject();
        json.WriteNumber("created"u8, reports.Sum(report => report.Count(PartitionStatus.Created)));
        json.WriteNumber("alreadyExisted"u8, reports.Sum(report => report.Count(PartitionStatus.AlreadyExists)));
        json.WriteNumber("foreignKeys"u8, reports.Sum(report => report.ForeignKeys.Length));
        if (!failed.IsEmpty)
            WriteFailures(json, failed);
        json.WriteEndObject();
    }

    // an answer without them means that all messages were worked off
    private static void WriteFailures(Utf8JsonWriter json, ImmutableArray<string> failed)
    {
        json.WriteStartArray("batchItemFailures"u8);
        foreach (var id in failed)
        {
            json.WriteStartObject();
            json.WriteString("itemIdentifier"u8, id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
