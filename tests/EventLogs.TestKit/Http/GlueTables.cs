using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLogs.TestKit.Http;

/// <summary>A Glue database on a test's server: tables, and their partitions as they were registered.</summary>
public sealed class GlueTables
{
    /// <summary>The database.</summary>
    public const string Database = "event_logs";

    private const int PageSize = 3;
    private const int MaxBatch = 100;
    private const int MaxDeleteBatch = 25;

    private readonly Dictionary<string, JsonObject> _tables = [];

    public GlueTables(AwsJsonServer server)
    {
        server.On("AWSGlue.GetTable", request => Found(request, "Name", table => new JsonObject { ["Table"] = _tables[table].DeepClone() }));
        server.On("AWSGlue.GetPartitions", request => Found(request, "TableName", table => Page(request, table)));
        server.On("AWSGlue.BatchCreatePartition", request => OfEach(request, "PartitionInputList", "PartitionValues", MaxBatch, Create));
        server.On("AWSGlue.BatchUpdatePartition", request => OfEach(request, "Entries", "PartitionValueList", MaxBatch, Update));
        server.On("AWSGlue.BatchDeletePartition", request => OfEach(request, "PartitionsToDelete", "PartitionValues", MaxDeleteBatch, (_, name, _) =>
            Partitions.Remove(name) ? null : "EntityNotFoundException"));
    }

    /// <summary>The partitions of all tables, by the table and their values: <c>orders/2026-11-22/14</c>.</summary>
    public SortedDictionary<string, JsonObject> Partitions { get; } = new(StringComparer.Ordinal);

    /// <summary>Decides which partitions of a call are refused, by their name as in <see cref="Partitions"/>.</summary>
    public Func<string, bool> Refuses { get; set; } = _ => false;

    /// <summary>Adds a table.</summary>
    public void AddTable(string name, IEnumerable<(string Name, string Type)> columns, params (string Name, string Value)[] parameters) =>
        _tables[name] = new JsonObject
        {
            ["Name"] = name,
            ["StorageDescriptor"] = new JsonObject { ["Columns"] = Columns(columns), ["Location"] = $"s3://{AwsServer.Bucket}/{name}/" },
            ["Parameters"] = new JsonObject(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, (JsonNode?)parameter.Value))),
        };

    /// <summary>Registers a partition with these columns, as another tool would: with more than this program knows of.</summary>
    public void Register(string table, string date, string hour, IEnumerable<(string Name, string Type)> columns, string? location = null) =>
        Partitions[$"{table}/{date}/{hour}"] = new JsonObject
        {
            ["Values"] = new JsonArray(date, hour),
            ["DatabaseName"] = Database,
            ["TableName"] = table,
            ["CreationTime"] = 1_795_000_000,
            ["StorageDescriptor"] = new JsonObject
            {
                ["Columns"] = Columns(columns),
                ["Location"] = location ?? $"s3://{AwsServer.Bucket}/{table}/date={date}/hour={hour}/",
                ["Compressed"] = false,
                ["SerdeInfo"] = new JsonObject { ["Parameters"] = new JsonObject { ["serialization.format"] = "1" } },
            },
            ["Parameters"] = new JsonObject { ["owner"] = "somebody" },
        };

    private JsonObject Page(JsonElement request, string table)
    {
        var skip = request.TryGetProperty("NextToken", out var token) ? int.Parse(token.GetString()!, CultureInfo.InvariantCulture) : 0;
        var all = Partitions.Where(item => item.Key.StartsWith(table + "/", StringComparison.Ordinal)).Select(item => item.Value).ToList();
        var page = new JsonObject { [nameof(Partitions)] = new JsonArray([.. all.Skip(skip).Take(PageSize).Select(item => item.DeepClone())]) };
        if (skip + PageSize < all.Count)
            page["NextToken"] = (skip + PageSize).ToString(CultureInfo.InvariantCulture);
        return page;
    }

    private string? Create(string table, string name, JsonObject input)
    {
        if (Partitions.ContainsKey(name))
            return "AlreadyExistsException";
        input["TableName"] = table;
        Partitions[name] = input;
        return null;
    }

    private string? Update(string table, string name, JsonObject entry)
    {
        if (!Partitions.ContainsKey(name))
            return "EntityNotFoundException";
        var input = entry["PartitionInput"]!.DeepClone().AsObject();
        input["TableName"] = table;
        Partitions[name] = input;
        return null;
    }

    private JsonObject OfEach(JsonElement request, string list, string valuesName, int max, Func<string, string, JsonObject, string?> apply) => Found(request, "TableName", table =>
    {
        var entries = request.GetProperty(list).EnumerateArray().ToList();
        Assert.InRange(entries.Count, 1, max);
        var errors = new JsonArray();
        foreach (var entry in entries)
        {
            var values = (entry.TryGetProperty("Values", out var own) ? own : entry.GetProperty(valuesName)).EnumerateArray().Select(value => value.GetString()!).ToList();
            var name = $"{table}/{string.Join('/', values)}";
            var code = Refuses(name) ? "InternalServiceException" : apply(table, name, JsonObject.Create(entry)!);
            if (code is null)
                continue;
            errors.Add(new JsonObject
            {
                [valuesName] = new JsonArray([.. values.Select(value => (JsonNode)value)]),
                ["ErrorDetail"] = new JsonObject { ["ErrorCode"] = code, ["ErrorMessage"] = "No." },
            });
        }

        return new JsonObject { ["Errors"] = errors };
    });

    private JsonObject Found(JsonElement request, string name, Func<string, JsonObject> answer)
    {
        Assert.Equal(Database, request.GetProperty("DatabaseName").GetString());
        var table = request.GetProperty(name).GetString()!;
        return _tables.ContainsKey(table) ? answer(table) : throw new AwsErrorException("EntityNotFoundException", "Entity Not Found");
    }

    private static JsonArray Columns(IEnumerable<(string Name, string Type)> columns) =>
        [.. columns.Select(column => new JsonObject { ["Name"] = column.Name, ["Type"] = column.Type })];
}
