using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Storage;

/// <summary>The table parameters by which Athena works out partitions instead of asking Glue for them.</summary>
/// <remarks>
/// Out of its range a projected partition is empty without an error, so the range has to reach back to the first object.
/// Source: https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html
/// </remarks>
internal static class PartitionProjection
{
    /// <summary>Adds the parameters for the keys of <see cref="PartitionLayout"/>.</summary>
    /// <param name="parameters">The parameters of a table.</param>
    /// <param name="location">The table's folder, with its trailing slash.</param>
    /// <param name="firstDay">The first day that is looked for, <c>yyyy-MM-dd</c>.</param>
    public static void AddTo(Dictionary<string, string> parameters, string location, string firstDay)
    {
        parameters["projection.enabled"] = "true";
        parameters["storage.location.template"] =
            location + PartitionLayout.PartitionFolder([.. PartitionLayout.Keys.Select(key => $"${{{key.Name}}}")]);
        foreach (var key in PartitionLayout.Keys)
        {
            foreach (var (name, value) in Of(key, firstDay))
                parameters[$"projection.{key.Name}.{name}"] = value;
        }
    }

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
