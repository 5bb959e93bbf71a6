using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EventLogs.RepositoryTests.Tools;

/// <summary>Both tools as the build made them, started as a person or a script starts them.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class BuiltToolTests : IDisposable
{
    private const string EventLogs = BuiltTools.EventLogs;
    private const string EventLogsLocal = BuiltTools.EventLogsLocal;
    private const string Sample = "schemas/aws.codedeploy/samples/deployment-state-change.start.json";
    private const long MaxBytes = 200 * 1024 * 1024;
    private const int ManyRows = 1_000_000;
    private const string Color = @"\x1b\[[0-9;]*m";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(EventLogs, "lint")]
    [InlineData(EventLogsLocal, "query")]
    public async Task Version_and_help_can_be_asked_for_in_every_way(string program, string command)
    {
        var version = await RunAsync(program, "--version");
        Assert.Matches(@"\A\d+\.\d+\.\d+", version.Output);
        Assert.Equal(version, await RunAsync(program, "-v"));
        Assert.Equal(version, await RunAsync(program, "version"));

        var help = await RunAsync(program, "--help");
        Assert.Contains($"  {command} ", help.Output, StringComparison.Ordinal);
        foreach (var arguments in new[] { "help", "-h", "-?" })
            Assert.Equal(help, await RunAsync(program, arguments));
        Assert.Equal(await RunAsync(program, command, "--help"), await RunAsync(program, "help", command));
    }

    [Fact]
    public async Task A_script_reads_json_and_the_exit_code()
    {
        var schema = JsonSerializer.Serialize(new { title = "X", type = "strnig" });
        _folder.Write("schemas/test.shop/order-placed.schema.json", schema);

        var lint = await RunAsync(EventLogs, "lint", "--schemas", _folder["schemas"], "--format", "json");
        var check = await RunAsync(EventLogs, "format", "--check", "--schemas", _folder["schemas"], "--format", "github");
        var none = await RunAsync(EventLogsLocal, "tables", "--bucket", _folder["nowhere"], "--format", "json");

        Assert.Equal((1, 1, 1), (lint.ExitCode, check.ExitCode, none.ExitCode));
        Assert.Contains("did you mean 'string'?", JsonElement.Parse(lint.Output).GetProperty("diagnostics").GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith("::error file=", check.Output, StringComparison.Ordinal);
        Assert.Equal("", none.Output);
        Assert.StartsWith("error: there is no bucket folder", none.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_fails_on_what_became_no_line()
    {
        var good = Path.Join(Repository.Root, Sample);
        var other = _folder.Write("other.json", """{ "source": "x", "detail-type": "y", "detail": {} }""");

        var strict = await RunAsync(EventLogsLocal, "ingest", good, other, "--strict", "--format", "json", "--bucket", _folder["bucket"]);
        var lax = await RunAsync(EventLogsLocal, "ingest", good, other, "--again", "--bucket", _folder["bucket"]);

        Assert.Equal((1, 0), (strict.ExitCode, lax.ExitCode));
        Assert.Equal(1, JsonElement.Parse(strict.Output).GetProperty("unmatched").GetInt32());
        Assert.Contains("error: --strict: 0 events failed, 1 matched no rule", strict.Errors, StringComparison.Ordinal);
    }

    [TerminalFact]
    public async Task A_terminal_has_colors_unless_they_are_not_wanted()
    {
        _folder.Write("schemas/test.shop/order-placed.schema.json", "{}");

        var colored = await ShowAsync([]);
        var plain = await ShowAsync(new() { ["NO_COLOR"] = "1" });

        Assert.Matches(Color, colored);
        Assert.DoesNotMatch(Color, plain);
        Assert.Contains("error EVL", plain, StringComparison.Ordinal);

        async Task<string> ShowAsync(Dictionary<string, string> variables)
        {
            await using var terminal = PseudoTerminal.Start(variables, "dotnet", EventLogs, "lint", "--schemas", _folder["schemas"]);
            Assert.Equal(1, await terminal.WaitForExitAsync());
            return terminal.Raw;
        }
    }

    [ProcFact]
    public async Task A_million_rows_are_written_as_they_come()
    {
        Directory.CreateDirectory(_folder["bucket"]);
        var start = new ProcessStartInfo("dotnet", [EventLogsLocal, "query", $"SELECT n, 'row ' || CAST(n AS varchar) AS name, n / 7e0 AS part FROM range({ManyRows}) AS t(n)", "--format", "csv", "--bucket", _folder["bucket"]])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        }.WithoutTestHost();
        using var process = ChildProcess.Start(start);
        var (rows, peak) = (0, 0L);
        while (await process.StandardOutput.ReadLineAsync() is not null)
        {
            if (rows++ % 1000 == 0)
                peak = Math.Max(peak, PeakBytes(process.Id));
        }

        await process.WaitForExitAsync();
        Assert.Equal((0, ManyRows + 1), (process.ExitCode, rows));
        Assert.InRange(peak, 1, MaxBytes);
    }

    /// <summary>The most memory that a process has had; 0 once it has ended.</summary>
    private static long PeakBytes(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static Task<ProcessResult> RunAsync(string program, params string[] arguments) =>
        ChildProcess.RunAsync(BuiltTools.Start(program, arguments));
}
