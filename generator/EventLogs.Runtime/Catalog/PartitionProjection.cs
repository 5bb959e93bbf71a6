using System.Collections.Immutable;

namespace EventLogs.Runtime.Catalog;

/// <summary>The table parameters by which Athena works out partitions instead of asking Glue for them.</summary>
/// <remarks>
/// Out of its range a projected partition is empty without an error, so the range has to reach back to the first object.
/// Source: https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html
/// </remarks>
public static class PartitionProjection
{
    /// <summary>The first day that is looked for where nobody says another one, <c>yyyy-MM-dd</c>.</summary>
    public const string FirstDay = "2024-01-01";

    /// <summary>The parameters.</summary>
    /// <param name="keys">The table's partition keys.</param>
    /// <param name="location">The table's folder, with its trailing slash.</param>
    /// <param name="firstDay">The first day that is looked for, <c>yyyy-MM-dd</c>.</param>
    public static IEnumerable<KeyValuePair<string, string>> Parameters(ImmutableArray<PartitionKey> keys, string location, string firstDay) =>
    [
        new("projection.enabled", "true"),
        new("storage.location.template", location + string.Concat(keys.Select(key => $"{key.Name}=${{{key.Name}}}/"))),
        .. keys.SelectMany(key => Of(key, firstDay).Select(setting => KeyValuePair.Create($"projection.{key.Name}.{setting.Name}", setting.Value))),
    ];

    private static IEnumerable<(string Name, string Value)> Of(PartitionKey key, string firstDay) => key.Format switch
    {
        "yyyy-MM-dd" =>
        [
            ("type", "date"), ("format", key.Format), ("range", $"{firstDay},NOW"), ("interval", "1"), ("interval.unit", "DAYS"),
        ],
        "HH" => [("type", "integer"), ("range", "0,23"), ("digits", "2")],
        _ => throw new InvalidOperationException($"No projection is known for the partition key {key.Name} ({key.Format})."),
    };
}
