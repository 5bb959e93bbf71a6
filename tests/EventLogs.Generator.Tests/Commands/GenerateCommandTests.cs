using System.Diagnostics;

namespace EventLogs.Generator.Tests.Commands;

public sealed class GenerateCommandTests : GeneratedShop
{
    [Fact]
    public async Task What_is_generated_again_does_not_change()
    {
        var first = await GenerateAsync();
        var files = Files();
        var second = await GenerateAsync();

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal([.. files.Keys.Select(file => "+ " + file).Where(line => !line.EndsWith("manifest.json", StringComparison.Ordinal)), "+ manifest.json", $"{Output}: {files.Count} files changed"], Lines(first.Out));
        Assert.Equal((0, "", $"{Output}: up to date\n"), (second.ExitCode, second.Error, second.Out));
        Assert.Equal(files, Files());
    }

    [Fact]
    public async Task An_edited_file_stops_everything_until_it_is_forced()
    {
        await GenerateAsync();
        Folder.Write("generated/" + Readme, "mine");
        Folder.Write("schemas/" + Schemas.OrdersFile, Schemas.Orders("""{ "properties": { "other": { "type": "string" } } }""").WithEventId().ToString());
        var before = Files();

        var refused = await GenerateAsync();

        Assert.Equal((1, ""), (refused.ExitCode, refused.Out));
        Assert.StartsWith($"{Output}/{Readme}: error EVL090: The file is not what the generator wrote.\n    Make the change in the schema", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, Files());

        var forced = await GenerateAsync("--force");

        Assert.Equal(0, forced.ExitCode);
        Assert.Contains("~ " + Readme, Lines(forced.Out));
        Assert.Contains("other", Files()[Readme], StringComparison.Ordinal);
        Assert.Equal($"{Output}: up to date\n", (await GenerateAsync()).Out);
    }

    [Fact]
    public async Task A_file_of_somebody_else_is_not_overwritten()
    {
        Folder.Write("generated/EventCatalog.g.cs", "// mine");

        var result = await GenerateAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("EVL090", result.Error, StringComparison.Ordinal);
        Assert.Equal(["EventCatalog.g.cs"], Files().Keys);
    }

    [Fact]
    public async Task A_deleted_file_comes_back()
    {
        await GenerateAsync();
        File.Delete(Folder["generated/" + Readme]);

        Assert.Equal(["+ " + Readme, $"{Output}: 1 file changed"], Lines((await GenerateAsync()).Out));
    }

    [Fact]
    public async Task What_no_schema_owns_any_more_goes_with_itsFolders_and_the_rest_stays()
    {
        Folder.Write("schemas/test.ops/job-run.schema.json", JobRun());
        Folder.Write("generated/notes/mine.txt", "stays");
        await GenerateAsync();
        Folder.Write("generated/test.shop/order-sent/mine.txt", "stays");

        File.Delete(Folder["schemas/test.ops/job-run.schema.json"]);
        File.Delete(Folder["schemas/test.shop/order-sent.schema.json"]);
        var result = await GenerateAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("- test.ops/job-run/README.md", Lines(result.Out));
        Assert.False(Directory.Exists(Folder["generated/test.ops"]));
        Assert.Equal(["mine.txt"], Directory.EnumerateFiles(Folder["generated/test.shop/order-sent"]).Select(Path.GetFileName));
        Assert.True(File.Exists(Folder["generated/notes/mine.txt"]));
        Assert.DoesNotContain("JobRun", Files()["EventCatalog.g.cs"], StringComparison.Ordinal);
        Assert.Equal($"{Output}: up to date\n", (await GenerateAsync()).Out);
    }

    [Fact]
    public async Task An_edited_file_that_no_schema_owns_any_more_is_not_deleted()
    {
        await GenerateAsync();
        Folder.Write("generated/test.shop/order-sent/README.md", "mine");
        File.Delete(Folder["schemas/test.shop/order-sent.schema.json"]);

        Assert.Contains("EVL090", (await GenerateAsync()).Error, StringComparison.Ordinal);
        Assert.Equal("mine", Folder.Read("generated/test.shop/order-sent/README.md"));
    }

    [Fact]
    public async Task With_an_error_in_one_schema_nothing_is_written()
    {
        Folder.Write("schemas/test.shop/order-sent.schema.json", OrderSent("""{ "table": "Order-Sent" }"""));

        var result = await GenerateAsync();

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.Contains("EVL032", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("1 error, 0 warnings: nothing was written\n", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder["generated"]));
    }

    [Fact]
    public async Task Warnings_are_shown_and_stop_nothing_and_hints_are_not_shown()
    {
        Folder.Write("schemas/test.shop/order-sent.schema.json", OrderSent("""{ "table": "order_sent" }""", required: "none"));

        var result = await GenerateAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, Lines(result.Error).Count);
        Assert.Contains(": warning EVL052: 'none' is required, but not among the properties.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_what_is_up_to_date_passes()
    {
        await GenerateAsync();

        var result = await GenerateAsync("--check");

        Assert.Equal((0, $"{Output}: up to date\n", ""), (result.ExitCode, result.Out, result.Error));
    }

    [Fact]
    public async Task A_check_fails_with_a_diff_and_writes_nothing()
    {
        await GenerateAsync();
        Folder.Write("generated/" + Readme, Folder.Read("generated/" + Readme).Replace("## Log format", "## Log Format", StringComparison.Ordinal));
        File.Delete(Folder["generated/test.shop/order-placed/columns.glue.json"]);
        File.Delete(Folder["schemas/test.shop/order-sent.schema.json"]);
        var before = Files();

        var result = await GenerateAsync("--check");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(before, Files());
        Assert.Contains($"--- {Readme}\n+++ {Readme}\n@@ -8,5 +8,5 @@\n | Objects | `order_placed/date=<yyyy-MM-dd>/hour=<HH>/` |\n \n-## Log Format\n+## Log format\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("--- /dev/null\n+++ test.shop/order-placed/columns.glue.json\n@@ -0,0 +1,12 @@\n+[\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("--- test.shop/order-sent/README.md\n+++ /dev/null\n@@ -1,", result.Out, StringComparison.Ordinal);
        Assert.Contains($"{Output}/{Readme}: error EVL091: The file is not what the schemas say.\n", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{Output}/test.shop/order-placed/columns.glue.json: error EVL091: The file is missing.\n", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{Output}/test.shop/order-sent/README.md: error EVL091: No schema owns the file any more.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_before_anything_was_generated_fails()
    {
        Assert.Equal(1, (await GenerateAsync("--check")).ExitCode);
        Assert.False(Directory.Exists(Folder["generated"]));
    }

    [Theory]
    [InlineData("--check", "--force")]
    [InlineData("--check", "--watch")]
    public async Task A_check_goes_with_no_option_that_writes(params string[] options)
    {
        var result = await GenerateAsync(options);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--check writes nothing", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder["generated"]));
    }

    [Fact]
    public async Task Windows_line_ends_are_no_change()
    {
        await GenerateAsync();
        foreach (var (file, text) in Files())
            Folder.Write("generated/" + file, text.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(0, (await GenerateAsync("--check")).ExitCode);

        File.Delete(Folder["schemas/test.shop/order-sent.schema.json"]);

        Assert.Equal(0, (await GenerateAsync()).ExitCode);
        Assert.False(Directory.Exists(Folder["generated/test.shop/order-sent"]));
    }

    [Theory]
    [InlineData("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{ "a": null }""")]
    [InlineData("""{ "a": { "schema": null } }""")]
    [InlineData("""{ "a": { "artifacts": { "x": 1 } } }""")]
    [InlineData("""{ "a": { "artifacts": { "x": "1" } }, "b": { "artifacts": { "x": "2" } } }""")]
    [InlineData("""{ "a": { "artifacts": { "../schemas/test.shop/order-placed.schema.json": "1" } } }""")]
    [InlineData("""{ "a": { "artifacts": { "/etc/hosts": "1" } } }""")]
    [InlineData("""{ "a": { "artifacts": { "a//b": "1" } } }""")]
    [InlineData("""{ "a": { "artifacts": { "..\\a": "1" } } }""")]
    public async Task An_unreadable_manifest_stops_everything_until_it_is_forced(string manifest)
    {
        await GenerateAsync();
        Folder.Write("generated/manifest.json", manifest);

        var refused = await GenerateAsync();

        Assert.Equal((1, ""), (refused.ExitCode, refused.Out));
        Assert.StartsWith($"{Output}/manifest.json: error EVL092: ", refused.Error, StringComparison.Ordinal);
        Assert.Equal(manifest, Folder.Read("generated/manifest.json"));
        Assert.Equal(1, (await GenerateAsync("--check")).ExitCode);

        Assert.Equal(["~ manifest.json", $"{Output}: 1 file changed"], Lines((await GenerateAsync("--force")).Out));
        Assert.Equal($"{Output}: up to date\n", (await GenerateAsync()).Out);
    }

    [Fact]
    public async Task A_manifest_cannot_make_the_generator_delete_what_lies_elsewhere()
    {
        var outside = Folder.Write("outside.txt", "stays");
        Folder.Write("generated/manifest.json", $$$"""{ "a": { "artifacts": { "../outside.txt": "{{{EventLogs.Compiler.Output.Manifest.Hash("stays")}}}" } } }""");

        await GenerateAsync();
        await GenerateAsync("--force");

        Assert.Equal("stays", await File.ReadAllTextAsync(outside));
    }

    [Fact]
    public async Task An_outputFolder_needs_a_name() =>
        Assert.Contains("--output needs the name of a folder.", (await CommandLine.RunAsync("generate", "--output", "")).Error, StringComparison.Ordinal);

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task The_output_is_the_same_wherever_the_schemas_and_the_program_are()
    {
        Folder.CopyOf(Schemas.Shipped, "elsewhere/my schemas");
        await CommandLine.RunAsync("generate", "--schemas", Schemas.Shipped, "--output", Folder["a"]);
        var program = Path.Combine(AppContext.BaseDirectory, "eventlogs.dll");
        using var process = ChildProcess.Start(new ProcessStartInfo("dotnet", [program, "generate", "--schemas", "my schemas/", "--output", "../b/./c/"])
        {
            WorkingDirectory = Folder["elsewhere"],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        Assert.Equal((0, ""), (process.ExitCode, await errors));
        Assert.EndsWith(" files changed\n", await output, StringComparison.Ordinal);
        Assert.Equal(Files("a"), Files("b/c"));
        Assert.Contains("manifest.json", Files("a").Keys);
    }

    [Fact]
    public async Task Watching_generates_again_after_every_change_and_goes_on_after_an_error()
    {
        using var cancellation = new CancellationTokenSource();
        await using var output = new AwaitedWriter();
        await using var errors = new AwaitedWriter();
        var watching = CommandLine.RunAsync(output, errors, cancellation.Token, "generate", "--schemas", Folder["schemas"], "--output", Output, "--watch");
        await output.ReadPastAsync($"{Output}: {2 * 9 + 2} files changed\n");

        Folder.Write("schemas/test.ops/job-run.schema.json", JobRun());
        Assert.Contains("+ test.ops/job-run/README.md\n", await output.ReadPastAsync(" files changed\n"), StringComparison.Ordinal);

        Folder.Write("schemas/test.ops/job-run.schema.json", "{");
        await errors.ReadPastAsync("nothing was written\n");

        File.Delete(Folder["schemas/test.ops/job-run.schema.json"]);
        Assert.Contains("- test.ops/job-run/README.md\n", await output.ReadPastAsync(" files changed\n"), StringComparison.Ordinal);

        await cancellation.CancelAsync();
        Assert.Equal(0, await watching);
    }

    [Fact]
    public async Task There_is_nothing_to_watch_without_aFolder()
    {
        var result = await CommandLine.RunAsync("generate", "--schemas", Folder["none"], "--output", Output, "--watch");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("EVL001", result.Error, StringComparison.Ordinal);
    }
}
