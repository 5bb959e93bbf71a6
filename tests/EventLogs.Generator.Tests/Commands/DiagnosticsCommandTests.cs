using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Tests.Commands;

/// <summary><c>eventlogs diagnostics</c> with examples.</summary>
public sealed class DiagnosticsCommandTests : IDisposable
{
    private static readonly string Examples = Path.Combine(Repository.Root, "tests", "EventLogs.Compiler.Tests", "Linting", "Cases");
    private static readonly string Committed = Path.Combine(Repository.Root, "docs", "diagnostics");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_pages_are_up_to_date_and_there_is_one_for_each_diagnostic()
    {
        var result = await CommandLine.RunAsync("diagnostics", "--output", _folder["table.md"], "--examples", Examples);

        Assert.Equal((0, "", ""), (result.ExitCode, result.Out, result.Error));
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id + ".md"), Names(_folder["table"]));
        NonEmpty.All(Names(_folder["table"]), name => TextFiles.Match(Path.Combine(Committed, name), _folder.Read($"table/{name}")));
        Assert.Equal(Names(_folder["table"]), Names(Committed));
    }

    /// <summary>Lint has a case for each of its diagnostics, and the page shows it.</summary>
    [Fact]
    public void The_page_of_each_case_shows_what_it_reports() => NonEmpty.All(
        Directory.EnumerateDirectories(Examples).Select(folder => Path.GetFileName(folder).Split('-')[0]).Distinct(),
        id => Assert.Contains($" {id}: ", Page(id), StringComparison.Ordinal));

    [Theory]
    [InlineData("--examples", "nowhere", "--output", "table.md")]
    [InlineData("--examples", ".")]
    public async Task Examples_need_a_folder_and_an_output(params string[] options)
    {
        var result = await CommandLine.RunAsync(["diagnostics", .. options]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--examples needs a folder that exists, and --output.", result.Error, StringComparison.Ordinal);
    }

    private static string Page(string id)
    {
        var text = File.ReadAllText(Path.Combine(Committed, id + ".md"));
        return text[text.IndexOf("## Example", StringComparison.Ordinal)..];
    }

    private static IEnumerable<string> Names(string folder) => Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!;
}
