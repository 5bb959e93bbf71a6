using EventLogs.Local.Query.Lines;

namespace EventLogs.Local.Tests.Query;

public sealed class HiveTypeReaderTests
{
    [Theory]
    [InlineData("string", "VARCHAR")]
    [InlineData("bigint", "BIGINT")]
    [InlineData("int", "INTEGER")]
    [InlineData("smallint", "SMALLINT")]
    [InlineData("tinyint", "TINYINT")]
    [InlineData("double", "DOUBLE")]
    [InlineData("float", "FLOAT")]
    [InlineData("boolean", "BOOLEAN")]
    [InlineData("timestamp", "TIMESTAMP")]
    [InlineData("date", "DATE")]
    [InlineData("varchar(10)", "VARCHAR")]
    [InlineData("decimal(10,2)", "DECIMAL(10,2)")]
    [InlineData("array<string>", "VARCHAR[]")]
    [InlineData("array<array<double>>", "DOUBLE[][]")]
    [InlineData("map<string,bigint>", "MAP(VARCHAR, BIGINT)")]
    [InlineData("struct<a:string>", "STRUCT(\"a\" VARCHAR)")]
    [InlineData("struct<a:string,b:array<bigint>>", "STRUCT(\"a\" VARCHAR, \"b\" BIGINT[])")]
    [InlineData(
        "map<string,array<struct<a:decimal(3,1),b:map<string,string>>>>",
        "MAP(VARCHAR, STRUCT(\"a\" DECIMAL(3,1), \"b\" MAP(VARCHAR, VARCHAR))[])")]
    [InlineData("struct<select:string,a\"b:int>", "STRUCT(\"select\" VARCHAR, \"a\"\"b\" INTEGER)")]
    public void A_type_is_translated(string hive, string duckDb) => Assert.Equal(duckDb, HiveTypeReader.Read(hive).DuckDb);

    [Theory]
    [InlineData("", 1)]
    [InlineData("text", 5)]
    [InlineData("array<string", 13)]
    [InlineData("array<>", 7)]
    [InlineData("struct<a>", 9)]
    [InlineData("struct<>", 8)]
    [InlineData("map<string>", 11)]
    [InlineData("string>", 7)]
    [InlineData("decimal(10", 9)]
    public void What_is_not_a_type_is_an_error_with_its_location(string hive, int at)
    {
        var error = Assert.Throws<FormatException>(() => HiveTypeReader.Read(hive));

        Assert.Equal($"'{hive}' is not a Hive type: unexpected text at character {at}.", error.Message);
    }
}
