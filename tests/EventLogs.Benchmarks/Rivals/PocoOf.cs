using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EventLogs.Benchmarks.Comparing;
using EventLogs.Generated.FixturesDeep;
using EventLogs.Generated.FixturesWide;

namespace EventLogs.Benchmarks.Rivals;

/// <summary>
/// Idiomatic .NET for the wide and the deep event: the records that the generator writes, read and written by System.Text.Json's
/// source generator. The event is written as it is, so this does less than the others.
/// </summary>
internal sealed class PocoOf(string name) : Contestant
{
    public override string Name => "idiomatic .NET, no mapping";

    public override ReadOnlySpan<byte> Answer(byte[] request)
    {
        var records = JsonSerializer.Deserialize(request, PocoContext.Default.FirehoseRequest)!.Records;
        foreach (var record in records)
            _ = name == "wide" ? Copy(record, WideEvent.JsonContext.Event) : Copy(record, DeepEvent.JsonContext.Event);
        return [];
    }

    private static string Copy<T>(FirehoseRecord record, JsonTypeInfo<T> type) =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(Convert.FromBase64String(record.Data), type)!, type));
}
