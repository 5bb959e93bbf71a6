namespace EventLogs.Generator.Tests.Commands;

/// <summary>What else can lie where the output is written: folders, links, files of somebody else.</summary>
public sealed class GenerateCommandOutputTests : GeneratedShop
{
    [Fact]
    public async Task What_cannot_be_written_is_named_and_leaves_nothing_half_written()
    {
        Directory.CreateDirectory(Folder["generated/" + Readme]);

        var failed = await GenerateAsync();

        Assert.Equal((1, ""), (failed.ExitCode, failed.Out));
        Assert.StartsWith($"{Output}/{Readme}: error EVL093: There is a folder where the file belongs.", failed.Error, StringComparison.Ordinal);
        Assert.Empty(Files());

        Directory.Delete(Folder["generated/" + Readme]);

        Assert.Equal(0, (await GenerateAsync()).ExitCode);
        Assert.Equal(0, (await GenerateAsync("--check")).ExitCode);
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData(Readme)]
    [InlineData("test.shop/order-placed")]
    [InlineData("test.shop")]
    public async Task Nothing_is_written_or_deleted_through_a_link(string link)
    {
        await GenerateAsync();
        var (inside, outside) = (Folder["generated/" + link], Folder["elsewhere"]);
        Directory.Move(inside, outside);
        File.CreateSymbolicLink(inside, outside);
        var before = Files();
        File.Delete(Folder["schemas/test.shop/order-sent.schema.json"]);
        Folder.Write("schemas/" + Schemas.OrdersFile, Schemas.Orders("""{ "properties": { "other": { "type": "string" } } }""").WithEventId().ToString());

        var results = new[] { await GenerateAsync(), await GenerateAsync("--force"), await GenerateAsync("--check") };

        NonEmpty.All(results, result =>
        {
            Assert.Equal((1, ""), (result.ExitCode, result.Out));
            Assert.Contains($"{Output}/{link}: error EVL095: It is a link.\n", result.Error, StringComparison.Ordinal);
        });
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task A_link_where_a_text_is_staged_is_not_followed()
    {
        var outside = Folder.Write("outside.txt", "precious");
        Directory.CreateDirectory(Output);
        File.CreateSymbolicLink($"{Output}/.eventlogs.new", outside);
        File.CreateSymbolicLink($"{Output}/README.md.new", outside);

        Assert.Equal(0, (await GenerateAsync()).ExitCode);

        Assert.Equal("precious", await File.ReadAllTextAsync(outside));
        Assert.Null(new FileInfo($"{Output}/{Readme}").LinkTarget);
    }

    [Fact]
    public async Task An_outputFolder_may_be_a_link_itself()
    {
        Directory.CreateDirectory(Folder["elsewhere"]);
        Directory.CreateSymbolicLink(Output, Folder["elsewhere"]);

        Assert.Equal(0, (await GenerateAsync()).ExitCode);
        Assert.True(File.Exists(Folder["elsewhere/manifest.json"]));
    }

    [Fact]
    public async Task Code_that_no_manifest_knows_is_named_and_goes_when_it_is_forced()
    {
        Folder.Write("schemas/test.ops/job-run.schema.json", JobRun());
        await GenerateAsync();
        var left = Folder.CopyOf(Folder["generated/test.ops"], "left");
        var written = Directory.GetFiles(Folder["left/job-run"]).Length;
        File.Delete(Folder["schemas/test.ops/job-run.schema.json"]);
        await GenerateAsync();
        Folder.CopyOf(left, "generated/test.ops");
        Folder.Write("generated/test.ops/job-run/Mine.record.g.cs", "// mine");

        var (check, warned) = (await GenerateAsync("--check"), await GenerateAsync());

        Assert.Equal(1, check.ExitCode);
        Assert.Contains($"{Output}/test.ops/job-run/JobRun.mapper.g.cs: error EVL091: No schema owns the file any more.", check.Error, StringComparison.Ordinal);
        Assert.Equal((0, written), (warned.ExitCode, warned.Error.Split("warning EVL094").Length - 1));
        Assert.True(File.Exists(Folder["generated/test.ops/job-run/JobRun.record.g.cs"]));

        var forced = await GenerateAsync("--force");

        Assert.Equal((0, written), (forced.ExitCode, Lines(forced.Out).Count(line => line.StartsWith("- ", StringComparison.Ordinal))));
        Assert.True(File.Exists(Folder["generated/test.ops/job-run/Mine.record.g.cs"]));
        Assert.Equal("", (await GenerateAsync("--check")).Error);
    }

    [Fact]
    public async Task A_file_where_the_outputFolder_should_be_is_named()
    {
        Folder.Write("generated", "a file");

        Assert.StartsWith($"{Output}: error EVL093: ", (await GenerateAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named()
    {
        await GenerateAsync();
        using (new FileStream(Folder["generated/" + Readme], FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.StartsWith($"{Output}: error EVL093: ", (await GenerateAsync()).Error, StringComparison.Ordinal);
    }
}
