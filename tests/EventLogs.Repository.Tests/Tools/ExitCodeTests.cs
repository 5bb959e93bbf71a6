namespace EventLogs.RepositoryTests.Tools;

/// <summary>The built tools end with 1 where docs/automation.md says so, each with a sentence on standard error, and with 0 where not.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class ExitCodeTests : IDisposable
{
    private const string Document = "docs/automation.md";
    private const string Samples = "schemas/aws.codedeploy/samples";

    /// <summary>Commands that fail only because of what a service says: their own tests play the services.</summary>
    private static readonly string[] OfServices =
        ["eventlogs-local partitions repair", "eventlogs-local partitions sync", "eventlogs-local redrive", "eventlogs-local backfill", "eventlogs-local reconcile"];

    /// <summary>A command for each row of the page; {0} is a folder of the test's own.</summary>
    private static readonly (string Row, string Failing, string Working)[] Rows =
    [
        ("any", "eventlogs lint --serverity error", "eventlogs --help"),
        ("eventlogs generate", "eventlogs generate --schemas {0}/broken --output {0}/out", "eventlogs generate --schemas {0}/schemas --output {0}/generated"),
        ("eventlogs generate --check", "eventlogs generate --check --schemas {0}/schemas --output {0}/empty", "eventlogs generate --check"),
        ("eventlogs lint", "eventlogs lint --schemas {0}/broken", "eventlogs lint"),
        ("eventlogs format", "eventlogs format --check --schemas {0}/broken", "eventlogs format --check"),
        ("eventlogs diff", "eventlogs diff --against no-such-commit", "eventlogs diff --against HEAD"),
        ("eventlogs import", "eventlogs import {0}/none.json --schemas {0}/imported", "eventlogs import --sample {0}/event.json --schemas {0}/imported"),
        ("eventlogs explain", "eventlogs explain EVL999", "eventlogs explain EVL034"),
        ("eventlogs-local ingest", $"eventlogs-local ingest {Samples} --strict --bucket {{0}}/strict", $"eventlogs-local ingest {Samples} --bucket {{0}}/bucket"),
        ("eventlogs-local query", "eventlogs-local query no-such-query --bucket {0}/bucket", "eventlogs-local query failure-rate --bucket {0}/bucket"),
        ("eventlogs-local fold", "eventlogs-local fold --bucket {0}/locked", "eventlogs-local fold --bucket {0}/bucket"),
        ("eventlogs-local partitions check", "eventlogs-local partitions check --bucket {0}/strange", "eventlogs-local partitions check --bucket {0}/bucket"),
        ("eventlogs-local replay", "eventlogs-local replay --bucket {0}/none", "eventlogs-local replay --bucket {0}/bucket"),
        ("eventlogs-local status", "eventlogs-local status --bucket {0}/bucket", "eventlogs-local status --bucket {0}/clean"),
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_row_of_the_page_has_a_command_here_or_a_service_that_is_played()
    {
        var rows = Repository.Read(Document).Split('\n')
            .SkipWhile(line => line != "| Command | 1 where |").Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|')[1].Trim().Trim('`'));

        Assert.Equal(rows.Order(StringComparer.Ordinal), Rows.Select(row => row.Row).Concat(OfServices).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_ends_with_1_and_a_sentence_where_the_page_says_so_and_with_0_where_not()
    {
        await WriteAsync();
        await using var held = new FileStream(_folder["locked/.catalog/history.lock"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        foreach (var (row, failing, working) in Rows)
        {
            var (failed, worked) = (await RunAsync(failing), await RunAsync(working));

            Assert.True((failed.ExitCode, worked.ExitCode) == (1, 0), $"{row}: {failed.ExitCode} and {worked.ExitCode}\n{failed.Errors}\n{worked.Errors}");
            Assert.Contains("error", failed.Errors, StringComparison.Ordinal);
        }
    }

    /// <summary>Schemas, right and wrong, and buckets in several states.</summary>
    private async Task WriteAsync()
    {
        var sample = $"{Samples}/deployment-state-change.start.json";
        _folder.CopyOf(Path.Join(Repository.Root, "schemas/eventlogs"), "schemas/eventlogs");
        _folder.Write("broken/test.shop/order-placed.schema.json", "{");
        _folder.Write("event.json", Repository.Read(sample));
        Directory.CreateDirectory(_folder["empty"]);
        Assert.Equal(0, (await RunAsync($"eventlogs-local ingest {sample} --bucket {{0}}/clean")).ExitCode);
        _folder.CopyOf(_folder["clean"], "locked");
        _folder.CopyOf(_folder["clean"], "strange");
        _folder.Write("strange/deployment_state_change/stray.gz", "");
    }

    private async Task<(int ExitCode, string Errors)> RunAsync(string command)
    {
        string[] words = [.. command.Split(' ').Select(word => word.Replace("{0}", _folder.Path, StringComparison.Ordinal))];
        var program = words[0] == "eventlogs" ? BuiltTools.EventLogs : BuiltTools.EventLogsLocal;
        var result = await ChildProcess.RunAsync(BuiltTools.Start(program, words[1..]));
        return (result.ExitCode, result.Errors);
    }
}
