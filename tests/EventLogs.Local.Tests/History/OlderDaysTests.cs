using EventLogs.Local.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.History;

/// <summary>A day that was folded before a column's type changed is read as the column is now, beside days that were folded since and the log.</summary>
public sealed class OlderDaysTests
{
    private const string Column = "instancegroupid";

    [Theory]
    [InlineData("struct<a:string>", "struct<a:string,b:bigint>", """{"a":"x"}""", """{"a":"x","b":null}""", """{"a":"y","b":1}""")]
    [InlineData("struct<b:bigint>", "struct<a:string,b:bigint>", """{"b":7}""", """{"a":null,"b":7}""", """{"a":"y","b":1}""")]
    [InlineData("struct<a:string>", "struct<b:string>", """{"a":"x"}""", """{"b":null}""", """{"b":"y"}""")]
    [InlineData("struct<s:struct<a:string>>", "struct<s:struct<a:string,b:bigint>>", """{"s":{"a":"x"}}""", """{"s":{"a":"x","b":null}}""", """{"s":{"a":"y","b":1}}""")]
    [InlineData("array<struct<a:string>>", "array<struct<a:string,b:bigint>>", """[{"a":"x"}]""", """[{"a":"x","b":null}]""", """[{"a":"y","b":1}]""")]
    [InlineData("map<string,struct<a:string>>", "map<string,struct<a:string,b:bigint>>", """{"k":{"a":"x"}}""", """{"k":{"a":"x","b":null}}""", """{"k":{"a":"y","b":1}}""")]
    [InlineData("int", "bigint", "1", "1", "3000000000")]
    [InlineData("decimal(10,2)", "decimal(20,2)", "1.25", "1.25", "3000000000.75")]
    public async Task Older_days_are_read_as_the_column_is_now(string older, string newer, string olderValue, string readAs, string newerValue)
    {
        using var before = Deployments.Shell(log: Log(older));
        using var after = Deployments.Shell(log: Log(newer));
        Arrive(before, "a", olderValue, day: 0);
        await before.OutputAsync("fold");
        Directory.Move(before.Bucket, after.Bucket);
        Assert.Equal([readAs], await RowsAsync(after, "history"));

        Arrive(after, "b", newerValue, day: 1);
        await after.OutputAsync("fold");
        Arrive(after, "c", newerValue, day: 19);
        await after.OutputAsync("query", $"MSCK REPAIR TABLE {Deployments.Table}");

        Assert.Equal([readAs, newerValue], await RowsAsync(after, "history"));
        Assert.Equal([readAs, newerValue, newerValue], await RowsAsync(after, "events"));
    }

    private static EventDefinition Log(string type) => Deployments.Log with
    {
        Table = Deployments.Log.Table with
        {
            Columns = [.. Deployments.Log.Table.Columns.Select(column => column.Name == Column ? column with { Type = type } : column)],
        },
    };

    private static void Arrive(Shell shell, string id, string value, int day) => shell.Folder.Write(
        $"bucket/{PartitionLayout.LogFolder(Deployments.Table, Deployments.First.AddDays(day))}hour=00/1.gz",
        Gzip.Compress($$"""
            {"timestamp":"2026-11-01T05:00:00Z","eventVersion":"0","state":"START","deploymentId":"d-1","instanceGroupId":{{value}},"eventId":"{{id}}","account":"1"}

            """));

    private static async Task<string[]> RowsAsync(Shell shell, string table) =>
        [.. (await shell.RowsAsync($"SELECT {Column} FROM {Deployments.Table}_{table} ORDER BY eventid")).Select(Unquoted)];

    private static string Unquoted(string value) => value.StartsWith('"') ? value[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : value;
}
