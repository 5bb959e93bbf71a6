using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Text;
using static EventLogs.CompilerTestKit.Models;

namespace EventLogs.CompilerTests.Naming;

public sealed class ReservedWordsTests
{
    /// <summary>All words that mean something to Hive or Trino somewhere, as the grammars of dt-sql-parser list them.</summary>
    private static readonly string[] Keywords = File.ReadAllLines(Path.Combine(Repository.Tests, "Naming", "keywords.txt"));

    [Theory]
    [InlineData("state", false, false)]
    [InlineData("date", true, false)]
    [InlineData("timestamp", true, false)]
    [InlineData("user", true, false)]
    [InlineData("select", true, true)]
    [InlineData("all", true, true)]
    [InlineData("uescape", false, true)]
    [InlineData("skip", false, true)]
    [InlineData("2nd", true, true)]
    [InlineData("_id", true, false)]
    [InlineData("selected", false, false)]
    public void A_name_needs_quotes_or_not(string name, bool inDdl, bool inQueries)
    {
        Assert.Equal(inDdl, ReservedWords.NeedsQuotesInDdl(name));
        Assert.Equal(inQueries, ReservedWords.NeedsQuotesInQueries(name));
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task Every_keyword_can_name_a_column_a_field_and_a_table()
    {
        Assert.True(Keywords.Length > 400);

        Assert.Empty(await NodeTool.SqlErrorsAsync(Keywords.SelectMany(word => new[]
        {
            (word, "trino", Query(Escaping.TrinoName(word))),
            (word, "hive", Table(Escaping.HiveName(word), GlueTypes.ForDdl(Struct(Optional(word, Text()), Optional("a", Int))))),
        })));
    }

    private static string Query(string name) => $"SELECT {name} FROM {name} WHERE {name} IS NULL GROUP BY {name} ORDER BY {name}";

    private static string Table(string name, string type) => $"CREATE EXTERNAL TABLE IF NOT EXISTS {name} ({name} {type}) LOCATION 's3://bucket/'";
}
