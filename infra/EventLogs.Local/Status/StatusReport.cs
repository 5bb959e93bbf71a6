using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace EventLogs.Local.Status;

/// <summary>How everything is, as <c>--format json</c> prints it.</summary>
/// <param name="Time">When that was so.</param>
/// <param name="Tables">Each table.</param>
/// <param name="Queues">Each dead-letter queue.</param>
/// <param name="Problems">What is wrong; nothing where all is well.</param>
internal sealed record StatusReport(
    DateTimeOffset Time, ImmutableArray<TableState> Tables, ImmutableArray<QueueState> Queues, ImmutableArray<string> Problems)
{
    public static StatusReport Of(DateTimeOffset time, ImmutableArray<TableState> tables, ImmutableArray<QueueState> queues, TimeSpan? maxAge) => new(
        time,
        tables,
        queues,
        [
            .. tables.SelectMany(table => table.Problems(maxAge).Select(problem => $"{table.Table}: {problem}")),
            .. queues.Select(queue => queue.Describe()).OfType<string>(),
        ]);
}

[JsonSerializable(typeof(StatusReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class StatusJson : JsonSerializerContext;
