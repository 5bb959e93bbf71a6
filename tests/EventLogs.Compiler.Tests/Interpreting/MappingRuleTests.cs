using System.Text;
using EventLogs.Compiler;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;
using EventLogs.Runtime.Mapping;

namespace EventLogs.CompilerTests.Interpreting;

/// <summary>The rules of docs/mapping.md, each by example, for the model and for the mapper that is emitted.</summary>
public sealed class MappingRuleTests : IClassFixture<MappingRuleTests.Table>
{
    private const string Mapping = """
        { "table": "rules", "columns": {
            "text": "$.detail.text", "when": { "from": "$.detail.when", "type": "timestamp" }, "int": "$.detail.int",
            "wide": { "from": "$.detail.wide", "type": "double" }, "number": "$.detail.number", "flag": "$.detail.flag", "object": "$.detail.object",
            "array": "$.detail.array", "map": "$.detail.map", "free": "$.detail.free", "flagText": { "from": "$.detail.flagText", "type": "string" },
            "deep": "$.detail.a.b", "arn": { "from": "$.resources", "arn": "ec2:instance" }, "any": { "from": "$.resources", "arn": "*:x" },
            "partition": { "from": "$.detail.owner", "arnPart": "partition" }, "service": { "from": "$.detail.owner", "arnPart": "service" },
            "region": { "from": "$.detail.owner", "arnPart": "region" }, "account": { "from": "$.detail.owner", "arnPart": "account-id" },
            "resource": { "from": "$.detail.owner", "arnPart": "resource" }, "type": { "from": "$.detail.owner", "arnPart": "resource-type" },
            "id": { "from": "$.detail.owner", "arnPart": "resource-id" },
            "anyId": { "from": "$.resources", "arn": "*:y", "arnPart": "resource-id" } }, "remaining": "append" }
        """;

    private const string Detail = """
        { "type": "object", "required": ["need"], "properties": {
            "text": { "type": "string" }, "when": { "type": "string" }, "int": { "type": "integer" }, "wide": { "type": "integer" }, "number": { "type": "number" },
            "flag": { "type": "boolean" }, "flagText": { "type": "boolean" }, "free": {},
            "object": { "type": "object", "required": ["In-Side"], "properties": { "In-Side": { "type": "string" }, "other": { "type": "integer" } } },
            "array": { "type": "array", "items": { "type": "integer" } },
            "map": { "type": "object", "additionalProperties": { "type": "object", "required": ["v"], "properties": { "v": { "type": "boolean" } } } },
            "a": { "type": "object", "properties": { "b": { "type": "string" } } }, "owner": { "type": "string" },
            "need": { "type": "object", "required": ["this"], "properties": { "this": { "type": ["string"] }, "nullable": { "type": ["string", "null"] } } } } }
        """;

    /// <summary>The column that every line has.</summary>
    private const string Need = """
        "need":{"this":"x","nullable":null}
        """;

    private readonly Table _table;

    public MappingRuleTests(Table table) => _table = table;

    [Theory]
    // strings
    [InlineData("""{ "text": "a" }""", """{"text":"a"}""")]
    [InlineData("""{ "text": "" }""", """{"text":""}""")]
    [InlineData("""{ "text": "\u0041\n\"\\\/ö\ud83d\ude42" }""", """{"text":"A\n\"\\/ö🙂"}""")]
    [InlineData("""{ "text": 1 }""", "WrongType $.detail.text")]
    [InlineData("""{ "text": {} }""", "WrongType $.detail.text")]
    [InlineData("""{ "text": "\ud83d" }""", "InvalidText")]
    [InlineData("""{ "unknown": "\ude42" }""", "InvalidText")]
    [InlineData("""{ "\ud83d": 1 }""", "InvalidText")]
    // missing and null
    [InlineData("""{ "text": null }""", "{}")]
    [InlineData("""{ "unknown": [1, {}] }""", "{}")]
    [InlineData("""{ "need": null }""", "MissingValue $.detail.need")]
    [InlineData("""{ "need": {} }""", "MissingValue $.detail.need.this")]
    [InlineData("""{ "need": { "this": null } }""", "MissingValue $.detail.need.this")]
    [InlineData("""{ "need": [] }""", "WrongType $.detail.need")]
    [InlineData("""{ "need": { "this": "x", "nullable": null } }""", """{"need":{"this":"x","nullable":null}}""")]
    // the last of a property that stands twice, by its unescaped name
    [InlineData("""{ "text": 1, "text": "b" }""", """{"text":"b"}""")]
    [InlineData("""{ "text": "a", "t\u0065xt": null }""", "{}")]
    [InlineData("""{ "a": { "b": "1" }, "a": {} }""", "{}")]
    [InlineData("""{ "a": 1, "a": { "b": "2" } }""", """{"deep":"2"}""")]
    [InlineData("""{ "Text": "a" }""", "{}")]
    // an object on the way
    [InlineData("""{ "a": null }""", "{}")]
    [InlineData("""{ "a": { "b": null } }""", "{}")]
    [InlineData("""{ "a": "x" }""", "WrongType $.detail.a")]
    // timestamps
    [InlineData("""{ "when": "2024-02-29T23:59:59Z" }""", """{"when":"2024-02-29 23:59:59.000"}""")]
    [InlineData("""{ "when": "2024-02-29T23:59:59.1239-01:30" }""", """{"when":"2024-03-01 01:29:59.123"}""")]
    [InlineData("""{ "when": "2024-02-29T23:59Z" }""", """{"when":"2024-02-29 23:59:00.000"}""")]
    [InlineData("""{ "when": "2024-02-29T23:59:59\u005A" }""", """{"when":"2024-02-29 23:59:59.000"}""")]
    [InlineData("""{ "when": "2024-02-29T23:59:59" }""", "InvalidTimestamp $.detail.when")]
    [InlineData("""{ "when": "2024-02-29" }""", "InvalidTimestamp $.detail.when")]
    [InlineData("""{ "when": "2023-02-29T00:00:00Z" }""", "InvalidTimestamp $.detail.when")]
    [InlineData("""{ "when": "2024-02-29 23:59:59Z" }""", "InvalidTimestamp $.detail.when")]
    [InlineData("""{ "when": "2024-02-29T23:59:60Z" }""", "InvalidTimestamp $.detail.when")]
    [InlineData("""{ "when": "" }""", "InvalidTimestamp $.detail.when")]
    [InlineData("""{ "when": 0 }""", "WrongType $.detail.when")]
    // integers
    [InlineData("""{ "int": 0 }""", """{"int":0}""")]
    [InlineData("""{ "int": -0 }""", """{"int":0}""")]
    [InlineData("""{ "int": 1.0 }""", """{"int":1}""")]
    [InlineData("""{ "int": 1e3 }""", """{"int":1000}""")]
    [InlineData("""{ "int": 12300E-2 }""", """{"int":123}""")]
    [InlineData("""{ "int": -9223372036854775808 }""", """{"int":-9223372036854775808}""")]
    [InlineData("""{ "int": 9223372036854775807.000 }""", """{"int":9223372036854775807}""")]
    [InlineData("""{ "int": 0e999999999999999999999 }""", """{"int":0}""")]
    [InlineData("""{ "int": 9223372036854775808 }""", "OutOfRange $.detail.int")]
    [InlineData("""{ "int": 1e19 }""", "OutOfRange $.detail.int")]
    [InlineData("""{ "int": 1e999999999999999999999 }""", "OutOfRange $.detail.int")]
    [InlineData("""{ "int": 1.5 }""", "WrongType $.detail.int")]
    [InlineData("""{ "int": 1e-400 }""", "WrongType $.detail.int")]
    [InlineData("""{ "int": 1.00000000000000000000000000000000000001 }""", "WrongType $.detail.int")]
    [InlineData("""{ "int": "1" }""", "WrongType $.detail.int")]
    // doubles
    [InlineData("""{ "number": 1.50, "wide": 1e3 }""", """{"wide":1e3,"number":1.50}""")]
    [InlineData("""{ "number": -1E-400 }""", """{"number":-1E-400}""")]
    [InlineData("""{ "number": 1e308 }""", """{"number":1e308}""")]
    [InlineData("""{ "number": 1e309 }""", "OutOfRange $.detail.number")]
    [InlineData("""{ "wide": -1e309 }""", "OutOfRange $.detail.wide")]
    [InlineData("""{ "number": true }""", "WrongType $.detail.number")]
    // booleans
    [InlineData("""{ "flag": true }""", """{"flag":true}""")]
    [InlineData("""{ "flag": "true" }""", "WrongType $.detail.flag")]
    // structs: every field in order, by its Glue name
    [InlineData("""{ "object": { "other": 2, "In-Side": "x", "more": 1 } }""", """{"object":{"in_side":"x","other":2}}""")]
    [InlineData("""{ "object": {} }""", """{"object":{"in_side":null,"other":null}}""")]
    [InlineData("""{ "object": [] }""", "WrongType $.detail.object")]
    [InlineData("""{ "object": { "In-Side": 1 } }""", "WrongType $.detail.object['In-Side']")]
    // arrays and maps: what is inside is never required
    [InlineData("""{ "array": [] }""", """{"array":[]}""")]
    [InlineData("""{ "array": [1, null, 2e0] }""", """{"array":[1,null,2]}""")]
    [InlineData("""{ "array": [1, "2"] }""", "WrongType $.detail.array[*]")]
    [InlineData("""{ "array": {} }""", "WrongType $.detail.array")]
    [InlineData("""{ "map": { "K": { "v": true }, "k": null, "": {} } }""", """{"map":{"K":{"v":true},"k":null,"":{"v":null}}}""")]
    [InlineData("""{ "map": { "k": { "v": true }, "\u006b": { "v": false } } }""", """{"map":{"k":{"v":false}}}""")]
    [InlineData("""{ "map": { "k": 1 } }""", "WrongType $.detail.map[*]")]
    [InlineData("""{ "map": { "k": { "v": 1 } } }""", "WrongType $.detail.map[*].v")]
    // anything else is its JSON text
    [InlineData("""{ "free": { "a":  [1, "\u00e9"] } }""", """{"free":"{ \"a\":  [1, \"\\u00e9\"] }"}""")]
    [InlineData("""{ "free": "x" }""", """{"free":"\"x\""}""")]
    [InlineData("""{ "flagText": false }""", """{"flagText":"false"}""")]
    [InlineData("""{ "flagText": "no" }""", """{"flagText":"\"no\""}""")]
    public void A_detail_becomes_a_line_or_is_refused(string detail, string expected)
    {
        var whole = detail.Contains("\"need\"", StringComparison.Ordinal) ? detail : $$"""{ "need": { "this": "x" },{{detail.TrimStart()[1..]}}""";
        var line = detail.Contains("\"need\"", StringComparison.Ordinal) || expected[0] != '{' ? expected : With(expected, Need);

        _table.Check($$"""{ "source": "test.shop", "detail-type": "Order Placed", "detail": {{whole}} }""", line);
    }

    [Theory]
    [InlineData(
        """["arn:aws:ec2:eu-west-1:1:instance/i-1", "arn:aws:ec2:eu-west-1:1:instance/i-2"]""",
        """{"arn":"arn:aws:ec2:eu-west-1:1:instance/i-1"}""")]
    [InlineData("""["x", "", "arn:aws-cn:ec2:::instance:i"]""", """{"arn":"arn:aws-cn:ec2:::instance:i"}""")]
    [InlineData("""["arn:p:ec2:::instance"]""", """{"arn":"arn:p:ec2:::instance"}""")]
    [InlineData("""["arn:p:s3:::x/1", "arn:p:ec2:::\u0069nstance\/i"]""", """{"arn":"arn:p:ec2:::instance/i","any":"arn:p:s3:::x/1"}""")]
    [InlineData(
        """["arn:aws:ec2:r:a:instances/i", "arn::ec2:r:a:instance/i", "ARN:aws:ec2:r:a:instance/i", "arn:aws:ec2:r:instance/i", "arn:aws:EC2:r:a:instance/i"]""",
        "{}")]
    [InlineData("""["arn:p:s::a:y/b/c", "arn:p:s::a:y:2"]""", """{"anyId":"b/c"}""")]
    [InlineData("""["arn:p:s::a:y\/\u0062\n"]""", """{"anyId":"b\n"}""")]
    [InlineData("""["arn:p:s:::y"]""", """{"anyId":"y"}""")]
    [InlineData("""["arn:p:s:::y/"]""", "{}")]
    [InlineData("""[]""", "{}")]
    [InlineData("""null""", "{}")]
    [InlineData("""["arn:aws:ec2:r:a:instance/i", null]""", "WrongType $.resources[*]")]
    [InlineData("""[1]""", "WrongType $.resources[*]")]
    [InlineData("""{}""", "WrongType $.resources")]
    public void An_arn_is_the_first_that_fits(string resources, string expected) => _table.Check(
        $$"""{ "source": "test.shop", "detail-type": "Order Placed", "resources": {{resources}}, "detail": { "need": { "this": "x" } } }""",
        expected[0] == '{' ? With(expected, Need) : expected);

    [Theory]
    [InlineData(
        "arn:aws:ecs:eu-west-1:123456789012:task/blue/1",
        """{"partition":"aws","service":"ecs","region":"eu-west-1","account":"123456789012","resource":"task/blue/1","type":"task","id":"blue/1" """)]
    [InlineData(
        "arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:app/group",
        """
        {"partition":"aws","service":"codedeploy","region":"us-east-1","account":"123456789012","resource":"deploymentgroup:app/group",
        "type":"deploymentgroup","id":"app/group"
        """)]
    [InlineData("arn:aws:s3:::bucket", """{"partition":"aws","service":"s3","resource":"bucket","id":"bucket" """)]
    [InlineData("arn:aws:iam::1:root", """{"partition":"aws","service":"iam","account":"1","resource":"root","id":"root" """)]
    [InlineData("arn:p:::::", """{"partition":"p","resource":":" """)]
    [InlineData("arn:p::::/a", """{"partition":"p","resource":"/a","id":"a" """)]
    [InlineData("arn:p::::a/", """{"partition":"p","resource":"a/","type":"a" """)]
    [InlineData("arn:p::::", """{"partition":"p" """)]
    [InlineData(
        """\u0061rn\u003aaws:\u00e9\ud83d\ude00:r\t:1:t\/\u0069\"\\/\u003a""",
        """{"partition":"aws","service":"é😀","region":"r\t","account":"1","resource":"t/i\"\\/:","type":"t","id":"i\"\\/:" """)]
    [InlineData("arn:aws:ecs:eu-west-1:1", "{")]
    [InlineData("arn::ecs:eu-west-1:1:task/1", "{")]
    [InlineData("ARN:aws:ecs:eu-west-1:1:task/1", "{")]
    [InlineData(" arn:aws:ecs:eu-west-1:1:task/1", "{")]
    [InlineData("a task", "{")]
    [InlineData("", "{")]
    public void An_arn_has_parts(string owner, string expected)
    {
        var parts = expected.ReplaceLineEndings("").TrimEnd();

        _table.Check(
            $$"""{ "source": "test.shop", "detail-type": "Order Placed", "detail": { "need": { "this": "x" }, "owner": "{{owner}}" } }""",
            $$"""{{parts}}{{(parts == "{" ? "" : ",")}}"owner":"{{owner}}",{{Need}}}""");
    }

    [Theory]
    [InlineData("null", "")]
    [InlineData("1", "WrongType $.detail.owner")]
    [InlineData("""["arn:aws:s3:::bucket"]""", "WrongType $.detail.owner")]
    public void An_arn_that_is_taken_apart_is_a_string(string owner, string expected) => _table.Check(
        $$"""{ "source": "test.shop", "detail-type": "Order Placed", "detail": { "need": { "this": "x" }, "owner": {{owner}} } }""",
        expected.Length > 0 ? expected : $"{{{Need}}}");

    [Theory]
    [InlineData("", "InvalidJson")]
    [InlineData("{", "InvalidJson")]
    [InlineData("{} {}", "InvalidJson")]
    [InlineData("""{ "a": 01 }""", "InvalidJson")]
    [InlineData("""{ "a": 1, }""", "InvalidJson")]
    [InlineData("""{ "a": NaN }""", "InvalidJson")]
    [InlineData("\uFEFF{}", "InvalidJson")]
    [InlineData("[]", "NotAnObject")]
    [InlineData("null", "NotAnObject")]
    [InlineData("\"x\"", "NotAnObject")]
    [InlineData("{}", "WrongEvent")]
    [InlineData("""{ "source": "test.shop" }""", "WrongEvent")]
    [InlineData("""{ "source": "test.shop", "detail-type": null }""", "WrongEvent")]
    [InlineData("""{ "source": "TEST.shop", "detail-type": "Order Placed", "detail": {} }""", "WrongEvent")]
    [InlineData("""{ "source": ["test.shop"], "detail-type": "Order Placed", "detail": {} }""", "WrongEvent")]
    [InlineData("""{ "source": "test.shop", "source": "x", "detail-type": "Order Placed", "detail": {} }""", "WrongEvent")]
    [InlineData("""{ "source": "test.shop", "detail-type": "Order Placed" }""", "MissingValue $.detail.need")]
    [InlineData("""{ "source": "test.shop", "detail-type": "Order Placed", "detail": null }""", "MissingValue $.detail.need")]
    [InlineData("""{ "source": "test.shop", "detail-type": "Order Placed", "detail": "x" }""", "WrongType $.detail")]
    [InlineData(
        """{ "source": "test\u002eshop", "detail\u002dtype": "Order Placed", "detail": { "need": { "this": "x" } } }""",
        """{"need":{"this":"x","nullable":null}}""")]
    public void A_text_is_this_event_or_is_refused(string text, string expected) => _table.Check(text, expected);

    [Theory]
    [InlineData(62, true)]
    [InlineData(63, false)]
    public void Json_is_nested_64_levels_deep_at_most(int levels, bool isMapped)
    {
        var value = new string('[', levels) + new string(']', levels);

        _table.Check(
            $$"""{ "source": "test.shop", "detail-type": "Order Placed", "detail": { "free": {{value}}, "need": { "this": "x" } } }""",
            isMapped ? With($$"""{"free":"{{value}}"}""", Need) : "InvalidJson");
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        byte[] utf8 = [.. """{ "source": "test.shop", "detail-type": "Order Placed", "x": "?" }"""u8];
        utf8[^4] = 0xFF;

        _table.Check(utf8, "InvalidText");
    }

    private static string With(string line, string column) => line == "{}" ? $"{{{column}}}" : $"{line[..^1]},{column}}}";

    /// <summary>The model and the mapper of one table.</summary>
    public sealed class Table : IAsyncLifetime
    {
        private EventLog _log = null!;
        private CompiledCode _code = null!;

        public async Task InitializeAsync()
        {
            var compilation = await Schemas.CompileAsync(Schemas.Orders(Detail, Mapping).ToString());
            Assert.DoesNotContain(compilation.Diagnostics, diagnostic => diagnostic.IsError);
            _log = compilation.Schemas[0].Log!;
            _code = CompiledCode.Of(Passes.Emit(compilation).Artifacts);
        }

        public Task DisposeAsync()
        {
            _code.Dispose();
            return Task.CompletedTask;
        }

        internal void Check(string text, string expected) => Check(Encoding.UTF8.GetBytes(text), expected);

        internal void Check(byte[] utf8Event, string expected)
        {
            var model = ModelMapper.Map(_log, utf8Event);
            var line = new LineBuffer();
            var result = _code.Definition(_log).Mapper(utf8Event, new EventWorkspace(), line);

            AssertOutcome(expected, model.Refusal ?? MapResult.Mapped, model.Line);
            AssertOutcome(expected, result, result.IsMapped ? Encoding.UTF8.GetString(line.Written[..^1]) : null);
        }

        private static void AssertOutcome(string expected, MapResult result, string? line)
        {
            if (expected[0] != '{')
                Assert.Equal(expected, $"{result.Error} {result.Path}".Trim());
            else
                JsonTexts.AssertSameText(expected, line ?? $"{result.Error} {result.Path}");
        }
    }
}
