using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Tests.Importing;

/// <summary>
/// Each folder under Cases/ shows something about import: <c>input/</c> is imported into <c>schemas/</c>, if there is one, which must become
/// <c>expected/</c>; <c>expected.txt</c> is what the command prints. <c>command.txt</c> has the arguments, where they are not <c>input</c>.
/// </summary>
public sealed class ImportTests
{
    private static readonly string CasesFolder = Path.Combine(Repository.Tests, "Importing", "Cases");

    public static TheoryData<string> Cases() => [.. CaseNames()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_writes_what_is_expected(string name)
    {
        using var work = new TempFolder();
        var folder = Path.Combine(CasesFolder, name);
        work.CopyOf(folder, "case");
        var command = Path.Combine(folder, "command.txt") is var file && File.Exists(file) ? (await File.ReadAllTextAsync(file)).Trim() : "input";

        var (exitCode, printed) = await RunAsync(work["case"], command.Split(' '));

        TextFiles.Match(Path.Combine(folder, "expected.txt"), $"{printed}exit code {exitCode}\n");
        Match(Path.Combine(folder, "expected"), work["case/schemas"]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Import_after_import_changes_nothing(string name)
    {
        using var work = new TempFolder();
        var folder = Path.Combine(CasesFolder, name);
        work.CopyOf(folder, "case");
        var command = Path.Combine(folder, "command.txt") is var file && File.Exists(file) ? (await File.ReadAllTextAsync(file)).Trim() : "input";
        await RunAsync(work["case"], command.Split(' '));
        var before = Files(work["case/schemas"]);

        var (_, printed) = await RunAsync(work["case"], command.Split(' '));

        Assert.Equal(before, Files(work["case/schemas"]));
        Assert.Contains("0 added, 0 changed", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_diagnostic_of_import_has_a_case()
    {
        var shown = CaseNames().Select(name => name.Split('-')[0]);

        var ids = Descriptors.All.Select(descriptor => descriptor.Id)
            .Where(id => string.CompareOrdinal(id, "EVL100") >= 0 && string.CompareOrdinal(id, "EVL120") < 0 || string.CompareOrdinal(id, "EVL150") >= 0 && string.CompareOrdinal(id, "EVL170") < 0);
        // a type that is too long without nesting is made by a test of its own
        Assert.Empty(ids.Except(shown).Except(["EVL113"]));
    }

    [Theory]
    [InlineData("Registry")]
    [InlineData("HostileExports")]
    public async Task What_was_imported_lints_without_errors_and_is_unchanged_by_the_next_import(string fixtures)
    {
        using var work = new TempFolder();
        work.CopyOf(Path.Combine(Repository.Tests, "Fixtures", fixtures), "input");
        var (exitCode, _) = await RunAsync(work.Path, "input");
        var before = Files(work["schemas"]);

        var (_, printed) = await RunAsync(work.Path, "input");

        Assert.Equal(0, exitCode);
        Assert.Equal(before, Files(work["schemas"]));
        Assert.EndsWith($"schemas: 0 added, 0 changed, {before.Count} unchanged\n", printed, StringComparison.Ordinal);
        Assert.DoesNotContain((await Passes.CompileAsync(work["schemas"])).Diagnostics, diagnostic => diagnostic.IsError);
    }

    [Fact]
    public async Task The_schemas_of_this_repository_have_all_that_the_registry_knows()
    {
        using var work = new TempFolder();
        work.CopyOf(Schemas.Shipped, "schemas");
        foreach (var export in Directory.EnumerateFiles(Path.Combine(Repository.Tests, "Fixtures", "Registry"), "aws.codedeploy@*"))
            work.Write("input/" + Path.GetFileName(export), await File.ReadAllTextAsync(export));

        var (exitCode, printed) = await RunAsync(work.Path, "input");

        Assert.Equal((0, "schemas: 0 added, 0 changed, 2 unchanged\n"), (exitCode, printed));
    }

    [Fact]
    public async Task A_type_that_is_too_long_without_nesting_is_json_text()
    {
        using var work = new TempFolder();
        var properties = string.Join(", ", Enumerable.Range(0, 600).Select(number => $$"""
            "{{new string('n', 240)}}{{number}}": { "type": "string" }
            """.Trim()));
        work.Write("input/wide.json", $$"""{ "title": "Wide", "properties": { "wide": { "type": "object", "properties": { {{properties}} } } } }""");

        var (exitCode, printed) = await RunAsync(work.Path, "input/wide.json", "--detail", "--source", "test.shop");

        Assert.Equal(0, exitCode);
        Assert.Contains("input/wide.json(1,36): warning EVL113: The column 'wide' holds JSON text. [#/properties/wide]", printed, StringComparison.Ordinal);
        Assert.False((await Passes.CompileAsync(work["schemas"])).HasErrors);
    }

    /// <summary>The folder is a file, or the source's name is longer than a folder's may be.</summary>
    [Theory]
    [InlineData("test.shop", true)]
    [InlineData(null, false)]
    public async Task What_was_not_written_is_not_said_to_be_added(string? source, bool isFile)
    {
        using var work = new TempFolder();
        var name = source ?? new string('s', 256);
        work.Write("input/a.json", $$"""{ "source": "{{name}}", "detail-type": "Order Placed", "detail": {} }""");
        if (isFile)
            work.Write("schemas", "not a folder");

        var (exitCode, printed) = await RunAsync(work.Path, "input/a.json", "--sample");

        Assert.Equal(1, exitCode);
        Assert.Contains("error EVL093", printed, StringComparison.Ordinal);
        Assert.EndsWith("schemas: 0 added, 0 changed, 0 unchanged\n", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("+ ", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_may_begin_with_a_byte_order_mark()
    {
        using var work = new TempFolder();
        work.Write("input/a.json", """{ "source": "test.shop", "detail-type": "Order Placed", "detail": { "a": 1 } }""");
        await RunAsync(work.Path, "input/a.json", "--sample");
        Directory.CreateDirectory(work["schemas/test.shop/samples"]);
        await File.WriteAllBytesAsync(
            work["schemas/test.shop/samples/order-placed.one.json"], [0xEF, 0xBB, 0xBF, .. await File.ReadAllBytesAsync(work["input/a.json"])]);

        Assert.DoesNotContain((await Passes.CompileAsync(work["schemas"])).Diagnostics, diagnostic => diagnostic.Descriptor.Severity > Severity.Info);
    }

    [Theory]
    [InlineData("--detail")]
    [InlineData("--source", "test.shop")]
    [InlineData("--detail-type", "Order Placed")]
    public async Task Events_say_themselves_what_they_are(params string[] option)
    {
        var result = await CommandLine.RunAsync(["import", "events.json", "--sample", .. option]);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: Events say their source and detail type themselves", result.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> CaseNames() =>
        Directory.EnumerateDirectories(CasesFolder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    /// <summary>Runs <c>eventlogs import</c>. Arguments that begin with <c>input</c> are paths in the folder.</summary>
    private static async Task<(int ExitCode, string Printed)> RunAsync(string folder, params string[] arguments)
    {
        var paths = arguments.Select(argument => argument.StartsWith("input", StringComparison.Ordinal) ? $"{folder}/{argument}" : argument);
        var result = await CommandLine.RunAsync(["import", .. paths, "--schemas", $"{folder}/schemas"]);
        return (result.ExitCode, (result.Error + result.Out).Replace(folder + "/", "", StringComparison.Ordinal));
    }

    private static void Match(string expected, string actual)
    {
        if (TextFiles.IsUpdate && Directory.Exists(expected))
            Directory.Delete(expected, recursive: true);
        foreach (var (path, text) in Files(actual))
        {
            if (TextFiles.IsUpdate)
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(expected, path))!);
            TextFiles.Match(Path.Join(expected, path), text);
        }

        Assert.Equal(Files(expected).Keys, Files(actual).Keys);
    }

    private static SortedDictionary<string, string> Files(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
        return new(files.ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText), StringComparer.Ordinal);
    }
}
