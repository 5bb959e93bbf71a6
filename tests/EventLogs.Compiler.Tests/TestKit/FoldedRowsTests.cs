using System.Text.Json;
using EventLogs.Compiler.Model;
using static EventLogs.CompilerTestKit.Models;

namespace EventLogs.CompilerTests.TestKit;

public sealed class FoldedRowsTests
{
    private static readonly EventLog Log = Models.Log(Optional("id", Text()), Optional("text", Text()));

    private static readonly string[] Logged = ["""{"id":"1","text":"a","date":"x"}""", """{"id":"2","text":"b","date":"x"}"""];

    [Fact]
    public void Rows_in_another_order_are_the_same_rows() =>
        Assert.Null(Difference(Logged, ["""{"text":"b","id":"2"}""", """{"text":"a","id":"1"}"""]));

    [Theory]
    [InlineData("""{"id":"1","text":"a"}""")]
    [InlineData("""{"id":"1","text":"a"}""", """{"id":"2","text":"c"}""")]
    [InlineData("""{"id":"1","text":"a"}""", """{"id":"2","text":null}""")]
    [InlineData("""{"id":"1","text":"a"}""", """{"id":"2","text":"b"}""", """{"id":"2","text":"b"}""")]
    public void Any_other_rows_are_found(params string[] folded) => Assert.NotNull(Difference(Logged, folded));

    private static string? Difference(string[] logged, string[] folded) => FoldedRows.Difference(Log, Json(logged), Json(folded));

    private static string Json(string[] rows) => JsonSerializer.Serialize(rows.Select(row => new { json = row }));
}
