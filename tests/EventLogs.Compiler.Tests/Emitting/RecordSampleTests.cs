using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Schemas;

namespace EventLogs.CompilerTests.Emitting;

public sealed class RecordSampleTests
{
    [Fact]
    public async Task The_records_of_the_shipped_schemas_read_every_accepted_sample_and_its_line()
    {
        var compilation = await Schemas.CompileShippedAsync();
        var logs = compilation.Schemas.ToDictionary(schema => schema.Document.Id, schema => schema.Log!);
        using var records = EmittedRecords.Of(logs.Values);
        var accepted = 0;

        foreach (var sample in compilation.Samples)
        {
            if (!SampleName.TryParse(sample.File, out var name) || name.IsRefused)
                continue;

            var log = logs[name.Schema];
            var line = ModelMapper.Map(log, sample.Event).Line!;
            JsonTexts.AssertSameValues(Known(log, sample.Event), records.ReadAndWrite(log, "Event", Encoding.UTF8.GetString(sample.Event)));
            JsonTexts.AssertSameValues(line, records.ReadAndWrite(log, "Row", line));
            accepted++;
        }

        Assert.True(accepted >= 2 * logs.Count, $"only {accepted} samples");
    }

    /// <summary>The event without the properties that its schema does not know, and its times in the notation of System.Text.Json.</summary>
    private static string Known(EventLog log, byte[] utf8Event)
    {
        var known = JsonNode.Parse(utf8Event)!.AsObject();
        Keep(known, log.Event);
        return known.ToJsonString();
    }

    private static void Keep(JsonObject properties, StructType type)
    {
        foreach (var key in properties.Select(property => property.Key).Except(type.Fields.Select(field => field.Key)).ToList())
            properties.Remove(key);
        foreach (var field in type.Fields)
        {
            if (field.Type is ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Timestamp } && properties[field.Key] is JsonValue time)
                properties[field.Key] = JsonValue.Create(DateTimeOffset.Parse((string)time!, CultureInfo.InvariantCulture));
            else
                Keep(properties[field.Key], field.Type);
        }
    }

    private static void Keep(JsonNode? value, ColumnType type)
    {
        switch (type)
        {
            case StructType inner when value is JsonObject properties:
                Keep(properties, inner);
                break;
            case ArrayType array when value is JsonArray items:
                foreach (var item in items)
                    Keep(item, array.Element);
                break;
            case MapType map when value is JsonObject entries:
                foreach (var entry in entries)
                    Keep(entry.Value, map.Value);
                break;
        }
    }
}
