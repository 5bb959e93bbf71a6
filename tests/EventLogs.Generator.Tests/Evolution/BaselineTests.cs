using System.Diagnostics;
using System.Text.Json;
using EventLogs.Generator.Commands;

namespace EventLogs.Generator.Tests.Evolution;

/// <summary>What <c>eventlogs diff</c> compares with, and how it ends.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class BaselineTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_is_compared_with()
    {
        Write("before", "id");
        Write("after", "id", "total");

        var result = await DiffAsync("before");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("column-appended", result.Out, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("text", false, 1)]
    [InlineData("text", true, 0)]
    [InlineData("json", false, 1)]
    [InlineData("json", true, 0)]
    public async Task A_breaking_change_fails_unless_it_is_allowed(string format, bool isAllowed, int exitCode)
    {
        Write("before", "id", "total");
        Write("after", "id");

        string[] allow = isAllowed ? ["--allow-breaking"] : [];
        var result = await DiffAsync("before", ["--format", format, .. allow]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains("column-removed", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_schemas_say_adds_no_line_to_the_report()
    {
        var schema = Schemas.Orders();
        _folder.Write($"after/{Schemas.OrdersFile}", schema.ToJsonString());
        schema["x-amazon-events-detail-type"] = "Order\n\u001b[31mPlaced";
        _folder.Write($"before/{Schemas.OrdersFile}", schema.ToJsonString());

        var result = await DiffAsync("before");

        var line = Assert.Single(result.Out.Split('\n'), line => line.Contains("breaking detail-type-changed", StringComparison.Ordinal));
        Assert.Contains("Placed' and is now 'Order Placed'", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Out);
    }

    [Fact]
    public async Task Json_holds_what_text_says()
    {
        Write("before", "id");
        Write("after", "id", "total");

        var result = await DiffAsync("before", "--format", "json");

        using var report = JsonDocument.Parse(result.Out);
        Assert.False(report.RootElement.GetProperty("isBreaking").GetBoolean());
        var change = Assert.Single(report.RootElement.GetProperty("changes").EnumerateArray());
        Assert.Equal(
            ["kind", "isBreaking", "accepted", "event", "subject", "message", "file", "line", "column", "pointer", "breaks", "consequence", "remedy"],
            change.EnumerateObject().Select(member => member.Name));
        Assert.Equal("column-appended", Text(change, "kind"));
        Assert.Equal("test.shop/order-placed", Text(change, "event"));
        Assert.Equal("total", Text(change, "subject"));
        Assert.Equal("/properties/detail/properties/total", Text(change, "pointer"));
        var tables = report.RootElement.GetProperty("statements").EnumerateArray().Select(statement => Text(statement, "sql"));
        Assert.Equal([Statement("order_placed"), Statement("order_placed_history")], tables);

        static string Statement(string table) => $"ALTER TABLE `${{database}}`.`{table}` ADD COLUMNS (\n  `total` string\n)\n";
    }

    [Fact]
    public async Task A_revision_is_read_and_the_work_tree_is_left_alone()
    {
        Write("after", "id");
        Git("init", "--quiet", "--initial-branch=main");
        Git("add", ".");
        Git("commit", "--quiet", "--message=First");
        Git("tag", "first");
        Write("after", "id", "total");
        Git("add", ".");
        Write("after", "id", "total", "currency");
        var status = Git("status", "--porcelain");

        var result = await DiffAsync("first");

        Assert.Contains("total (string", result.Out, StringComparison.Ordinal);
        Assert.Contains("currency (string", result.Out, StringComparison.Ordinal);
        Assert.Contains("2 changes against first: 0 breaking, 2 compatible", result.Out, StringComparison.Ordinal);
        Assert.Equal(status, Git("status", "--porcelain"));
    }

    [Fact]
    public async Task What_is_gone_is_named_in_the_revision()
    {
        Write("after", "id");
        _folder.Write("after/test.shop/order-sent.schema.json", Schema("Order Sent", "order_sent", "id"));
        Git("init", "--quiet", "--initial-branch=main");
        Git("add", ".");
        Git("commit", "--quiet", "--message=First");
        File.Delete(_folder["after/test.shop/order-sent.schema.json"]);

        var result = await DiffAsync("main");

        var location = $"main:{_folder["after"]}/test.shop/order-sent.schema.json(1,1)";
        Assert.StartsWith($"{location}: breaking event-removed: ", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_neither_a_folder_nor_a_revision_is_an_error()
    {
        Write("after", "id");
        Git("init", "--quiet", "--initial-branch=main");

        await FailsAsync("EVL122", "no-such-branch");
        await FailsAsync("EVL122", "--upload-pack=x");
    }

    [Fact]
    public async Task A_revision_without_the_folder_is_an_error()
    {
        _folder.Write("README.md", "Nothing here yet.");
        Git("init", "--quiet", "--initial-branch=main");
        Git("add", ".");
        Git("commit", "--quiet", "--message=First");
        Write("after", "id");

        await FailsAsync("EVL123", "main");
    }

    [Fact]
    public async Task A_folder_outside_of_any_repository_has_no_revisions()
    {
        Write("after", "id");

        await FailsAsync("EVL121", "main");
    }

    [Fact]
    public async Task A_repository_that_git_cannot_read_is_an_error()
    {
        Write("after", "id");
        Git("init", "--quiet", "--initial-branch=main");
        Git("add", ".");
        Git("commit", "--quiet", "--message=First");
        var blob = Git("rev-parse", $"HEAD:after/{Schemas.OrdersFile}").Trim();
        File.Delete(_folder[$".git/objects/{blob[..2]}/{blob[2..]}"]);

        Assert.Contains(blob, await FailsAsync("EVL125", "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_git_there_are_no_revisions()
    {
        Write("after", "id");
        var program = typeof(EventLogsCommand).Assembly.Location;
        string[] arguments = [program, "diff", "--schemas", _folder["after"], "--against", "main"];
        using var process = ChildProcess.Start(new ProcessStartInfo(DotNetSdk.Host, arguments)
        {
            RedirectStandardError = true,
            Environment = { ["PATH"] = "" },
        });
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Contains("error EVL120: ", errors, StringComparison.Ordinal);
        Assert.Equal(1, process.ExitCode);
    }

    [Fact]
    public async Task A_side_with_errors_is_not_compared()
    {
        Write("before", "id");
        _folder.Write("before/test.shop/order-sent.schema.json", "{ }");
        Write("after", "id");

        const string Problem = "before/test.shop/order-sent.schema.json(1,1): error EVL030";

        var older = await FailsAsync("EVL124", "before");
        var newer = await CommandLine.RunAsync("diff", "--schemas", _folder["before"], "--against", _folder["after"]);

        Assert.Contains(Problem, older, StringComparison.Ordinal);
        Assert.Contains(Problem, newer.Error, StringComparison.Ordinal);
        Assert.Equal((1, ""), (newer.ExitCode, newer.Out));
    }

    private async Task<string> FailsAsync(string id, string against)
    {
        var result = await DiffAsync(against);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains($"error {id}: ", result.Error, StringComparison.Ordinal);
        return result.Error;
    }

    private Task<CommandResult> DiffAsync(string against, params string[] options)
    {
        var folder = _folder[against];
        string[] arguments = ["diff", "--schemas", _folder["after"], "--against=" + (Directory.Exists(folder) ? folder : against)];
        return CommandLine.RunAsync([.. arguments, .. options]);
    }

    private void Write(string side, params string[] properties) =>
        _folder.Write($"{side}/{Schemas.OrdersFile}", Schema("Order Placed", "order_placed", properties));

    private static string Schema(string detailType, string table, params string[] properties)
    {
        var members = string.Join(", ", properties.Select(name => $$"""  "{{name}}": { "type": "string" } """));
        var schema = Schemas.Orders(
            $$"""{ "type": "object", "properties": { {{members}} } }""", $$"""{ "table": "{{table}}" }""");
        schema["x-amazon-events-detail-type"] = detailType;
        return schema.ToJsonString();
    }

    private string Git(params string[] arguments)
    {
        string[] options = ["-C", _folder.Path, "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
        using var git = ChildProcess.Start(new ProcessStartInfo("git", [.. options, .. arguments]) { RedirectStandardOutput = true });
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
