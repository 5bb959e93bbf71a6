using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EventLogs.Generator.Model;
using EventLogs.Generator.Tests.TestKit;

namespace EventLogs.Generator.Tests.Importing.Coverage;

/// <summary>Events that a schema allows: the first with every property, the others with random ones.</summary>
internal static class CoverageEvents
{
    /// <summary>What EventBridge takes. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html</summary>
    private const int MaxBytes = 256 * 1024;

    /// <summary>The events of a log, the same in every run; fewer, where the schema allows larger ones than EventBridge. Their <c>id</c> is their position.</summary>
    public static IEnumerable<string> Of(EventLog log, int count)
    {
        var random = new Random(20_161);
        return Enumerable.Range(0, count).Select(position =>
        {
            var sample = (JsonObject)(position == 0 ? Complete(log.Event) : RandomModels.Value(log.Event, random)!);
            sample["id"] = position.ToString(CultureInfo.InvariantCulture);
            sample["source"] = log.Source;
            sample["detail-type"] = log.DetailType;
            return sample.ToJsonString();
        }).Where(sample => Encoding.UTF8.GetByteCount(sample) <= MaxBytes);
    }

    private static JsonNode Complete(ColumnType type) => type switch
    {
        StructType structure => new JsonObject(structure.Fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Complete(field.Type)))),
        ArrayType array => new JsonArray(Complete(array.Element), null, Complete(array.Element)),
        MapType map => new JsonObject { ["A Key"] = Complete(map.Value), ["another.key"] = Complete(map.Value) },
        ScalarType { Kind: ScalarKind.Integer } => long.MaxValue,
        ScalarType { Kind: ScalarKind.Double } => 0.1,
        ScalarType { Kind: ScalarKind.Boolean } => true,
        ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Timestamp } => "2024-02-29T23:59:59Z",
        ScalarType => "é \"quoted\"\n\\ 😀",
        _ => new JsonObject { ["free"] = new JsonArray(1, null, "form") },
    };
}
