using System.Text.Json.Nodes;
using CsCheck;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Linting.Queries;
using EventLogs.Generator.Layout;

namespace EventLogs.Generator.Tests.Commands;

/// <summary><c>eventlogs format</c>: one layout, and never another value or other tokens.</summary>
public sealed class FormatCommandTests : IDisposable
{
    private static readonly Gen<string> Space = Among("", " ", "  ", "\n", "\n\n", "\r\n", " \t", "    \n  ");

    private static readonly Gen<string> Scalar = Among("1", "-1.50e3", "true", "null", "\"\"", "\"a b\"", "\"\\\"{[,:]}\\\\\"", "\"é\\u00e9\"");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_that_was_aligned_is_aligned_again_and_lines_stay_lines() => Assert.Equal(
        """
        {
          "title": "A",
          "columns": {
            "a":        { "from": "$.a",     "description": "x" },
            "longName": { "from": "$.b.c.d", "description": "y" },
            "b":        "$.b"
          },
          "required": ["a", "b"],
          "none": {},

          "list": [
            1,
            { "deep": {
                "er": [1, 2]
              } }
          ]
        }

        """.Replace("{ \"deep\": {\n        \"er\": [1, 2]\n      } }", "{\n      \"deep\": {\n        \"er\": [1, 2]\n      }\n    }", StringComparison.Ordinal),
        JsonFormat.Of("""
        { 
          "title" :"A", "columns": {
            "a":    {"from":"$.a",     "description": "x"},
              "longName": { "from": "$.b.c.d", "description": "y" },
            "b": "$.b"},
          "required":["a",
        "b" ], "none": { },


          "list": [
            1, {"deep": {
                "er": [ 1,2 ]
              } }
          ]}
        """.ReplaceLineEndings("\n")));

    [Fact]
    public void A_query_has_keywords_in_upper_case_a_head_in_one_form_and_no_space_at_the_end() => Assert.Equal(
        "-- title: From here\n-- description: What select does\n-- position: 1\n-- param: days int = 30\n-- column a: The first\n"
        + "SELECT t.from, \"select\", 'and  \n or', date, ${last}, current_date, Count(*) AS n -- where\n\nFROM t /* group  \n by */\nWHERE a IS NOT NULL\n",
        SqlFormat.Of(
            "\n--title:  From here \n-- description:What select does\n--position:1\n-- param : days int = 30\n--  column  a :The first\r\n"
            + "select t.from, \"select\", 'and  \n or', date, ${last}, current_date, Count(*) As n -- where \t\n  \nfrom t /* group  \n by */\nWHERE a is not null  \n\n"));

    [Fact]
    public void What_is_formatted_stays_and_means_the_same()
    {
        Json(4).Sample(
            json =>
            {
                var formatted = JsonFormat.Of(json);
                Assert.Equal(formatted, JsonFormat.Of(formatted));
                Assert.Equal(JsonNode.Parse(json)?.ToJsonString(), JsonNode.Parse(formatted)?.ToJsonString());
                Assert.DoesNotMatch(@"[ \t\r]\n|\n\n\n|\A\s", formatted);
            },
            iter: 2000);
        Among("select", "From", "as", "a", "\"As\"", "'as  \n'", "`in`", "-- in \n", "--title: x\n", "/* in  \n*/", "1e3", "${p}", "(", ")", ",", ".", ";", " ", "\n", "  \r\n", "é", "''", "'", "\"")
            .Array[0, 12].Select(texts => string.Concat(texts).ReplaceLineEndings("\n")).Sample(
                sql =>
                {
                    var formatted = SqlFormat.Of(sql);
                    Assert.Equal(formatted, SqlFormat.Of(formatted));
                    Assert.Equal(Tokens(sql), Tokens(formatted));
                },
                iter: 5000);
    }

    [Fact]
    public async Task Check_shows_what_would_change_and_writes_nothing_and_the_files_mean_the_same_after_it()
    {
        var schema = "\uFEFF" + Schemas.Orders().ToString().Replace(": ", " :\t", StringComparison.Ordinal).ReplaceLineEndings("\r\n");
        File.WriteAllText(_folder.Write("schemas/" + Schemas.OrdersFile, ""), schema);
        var query = _folder.Write("schemas/test.shop/queries/all.sql", "-- title: All\n-- description: All\nselect 1 as n  ");
        var before = await CommandLine.RunAsync("list", "--schemas", _folder["schemas"]);

        var check = await RunAsync("--check");
        Assert.Equal((1, schema), (check.ExitCode, await File.ReadAllTextAsync(_folder["schemas/" + Schemas.OrdersFile]) is var text ? "\uFEFF" + text : ""));
        Assert.Contains("+SELECT 1 AS n\n", check.Out, StringComparison.Ordinal);
        Assert.Equal(2, check.Error.Split(Descriptors.NotFormatted.Id).Length - 1);

        var written = await RunAsync();
        Assert.Equal((0, ""), (written.ExitCode, written.Error));
        Assert.EndsWith(": 2 changed, 0 unchanged\n", written.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("-- title: All\n-- description: All\nSELECT 1 AS n\n", await File.ReadAllTextAsync(query));
        Assert.Equal(before, await CommandLine.RunAsync("list", "--schemas", _folder["schemas"]));
        Assert.Equal(0, (await RunAsync("--check")).ExitCode);
    }

    [Fact]
    public async Task What_is_not_JSON_is_reported_and_left_alone_and_the_others_are_formatted()
    {
        var broken = _folder.Write("schemas/test.shop/broken.schema.json", "{ \"a\" 1 }");
        var other = _folder.Write("schemas/" + Schemas.OrdersFile, "{\"a\":1}");

        var result = await RunAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("broken.schema.json(1,7): error EVL003", result.Error, StringComparison.Ordinal);
        Assert.Equal(("{ \"a\" 1 }", "{ \"a\": 1 }\n"), (await File.ReadAllTextAsync(broken), await File.ReadAllTextAsync(other)));
        Assert.Equal(1, (await CommandLine.RunAsync("format", "--schemas", _folder["nowhere"])).ExitCode);
    }

    [Fact]
    public async Task The_schemas_of_this_repository_and_of_the_fixtures_are_formatted()
    {
        foreach (var folder in new[] { "schemas", "tests/EventLogs.Fixtures/schemas" })
        {
            var result = await CommandLine.RunAsync("format", "--check", "--schemas", Path.Join(Repository.Root, folder));
            Assert.True(result.ExitCode == 0, result.Out + result.Error);
        }
    }

    private Task<CommandResult> RunAsync(params string[] options) => CommandLine.RunAsync(["format", "--schemas", _folder["schemas"], .. options]);

    private static Gen<string> Among(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Tokens(string sql) => SqlReader.Read(sql) is { } tokens ? string.Join(' ', tokens.Select(Text)) : "";

    private static string Text(SqlToken token) => $"{token.Kind}:{token.Text}({string.Join(' ', token.Inside.Select(Text))})";

    private static Gen<string> Json(int depth)
    {
        if (depth == 0)
            return Scalar;
        var value = Json(depth - 1);
        var array = Gen.Select(Space, value, Space).Array[0, 3].Select(items => string.Join(',', items.Select(item => item.Item1 + item.Item2 + item.Item3)));
        var members = Gen.Select(Space, Space, Space, value, Space).Array[0, 3].Select(items => string.Join(
            ',', items.Select((item, i) => $"{item.Item1}\"{new string('k', (i * 3) + 1)}\"{item.Item2}:{item.Item3}{item.Item4}{item.Item5}")));
        return Gen.OneOf(Scalar, Gen.Select(Space, array, (end, text) => $"[{text}{end}]"), Gen.Select(Space, members, (end, text) => $"{{{text}{end}}}"));
    }
}
