using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions.Tests;

public sealed class PartitionDriftTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a string", "a string")]
    [InlineData("a string, b array<struct<c:bigint>>", "a string, b array<struct<c:bigint>>")]
    public void The_same_columns_have_not_drifted(string registered, string now) =>
        Assert.Equal(new PartitionDrift(DriftStatus.None), Compare(registered, now));

    [Theory]
    [InlineData("", "a string")]
    [InlineData("a string", "a string, b bigint")]
    [InlineData("a string", "a string, b bigint, c map<string,string>")]
    [InlineData("a struct<b:string>", "a struct<b:string,c:bigint>")]
    [InlineData("a struct<b:string>", "a struct<b:string,c:struct<d:array<string>>,e:bigint>")]
    [InlineData("a struct<b:struct<c:string>>", "a struct<b:struct<c:string,d:string>>")]
    [InlineData("a struct<b:struct<c:string>>", "a struct<b:struct<c:string>,d:string>")]
    [InlineData("a array<struct<b:string>>", "a array<struct<b:string,c:string>>")]
    [InlineData("a map<string,struct<b:string>>", "a map<string,struct<b:string,c:string>>, d string")]
    public void What_was_appended_leaves_a_partition_behind(string registered, string now) =>
        Assert.Equal(new PartitionDrift(DriftStatus.Behind), Compare(registered, now));

    [Theory]
    [InlineData("a string, b string", "a string", "its column b is not one of the table's")]
    [InlineData("a string, b string", "b string, a string", "its column 1 is a, that of the table is b")]
    [InlineData("a string, b string", "a string, c string, b string", "its column 2 is b, that of the table is c")]
    [InlineData("a string", "a bigint", "its column a is string, that of the table is bigint")]
    [InlineData("a string, b string", "a string, b string2, c string", "its column b is string, that of the table is string2")]
    [InlineData("a struct<b:string>", "a struct<c:string>", null)]
    [InlineData("a struct<b:string>", "a struct<c:string,b:string>", null)]
    [InlineData("a struct<b:string,c:string>", "a struct<b:string>", null)]
    [InlineData("a struct<b:string,c:string>", "a struct<b:string,d:string,c:string>", null)]
    [InlineData("a struct<b:string>", "a struct<b:string", null)]
    [InlineData("a struct<b:string>", "a struct<b:string,c:array<string>", null)]
    [InlineData("a struct<b:string>", "a string", null)]
    [InlineData("a array<string>", "a array<string,string>", null)]
    [InlineData("a map<string,string>", "a map<string,bigint>", null)]
    [InlineData("a map<string,struct<b:string>>", "a map<string,struct<b:string>,c:string>", null)]
    [InlineData("a decimal(10)", "a decimal(10,2)", null)]
    public void Any_other_difference_is_a_conflict(string registered, string now, string? reason)
    {
        var drift = Compare(registered, now);

        Assert.Equal(DriftStatus.Conflicting, drift.Status);
        Assert.Equal(reason ?? drift.Reason, drift.Reason);
        Assert.NotNull(drift.Reason);
    }

    [Theory]
    [InlineData("a string, b bigint", "a string, b bigint", DriftStatus.None)]
    [InlineData("a string, b bigint", "b bigint, a string", DriftStatus.Behind)]
    [InlineData("a string, b bigint", "a string, c string, b bigint", DriftStatus.Behind)]
    [InlineData("a string, b bigint", "b bigint", DriftStatus.Behind)]
    [InlineData("a string, b struct<c:string>", "b struct<c:string,d:string>, a string", DriftStatus.Behind)]
    [InlineData("a string, b bigint", "b string, a string", DriftStatus.Conflicting)]
    [InlineData("a struct<b:string>", "a struct<c:string>", DriftStatus.Conflicting)]
    public void Where_columns_are_matched_by_name_only_their_types_can_conflict(string registered, string now, DriftStatus expected) =>
        Assert.Equal(expected, Compare(registered, now, StorageFormat.JsonLines with { ColumnMatching = ColumnMatching.ByName }).Status);

    private static PartitionDrift Compare(string registered, string now, StorageFormat? format = null)
    {
        var columns = Columns(now).Select(column => new ColumnDefinition(column.Name, column.Name, column.Type, "", IsNullable: true));
        return PartitionDrift.Between([.. Columns(registered)], new TableDefinition("t", "", [.. columns], format ?? StorageFormat.JsonLines));
    }

    private static IEnumerable<(string Name, string Type)> Columns(string text) =>
        text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(column => column.Split(' ')).Select(parts => (parts[0], parts[1]));
}
