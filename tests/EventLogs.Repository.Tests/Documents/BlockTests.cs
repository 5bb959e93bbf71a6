using System.Text.RegularExpressions;
using EventLogs.RepositoryTests.Tools;

namespace EventLogs.RepositoryTests.Documents;

/// <summary>Every block of code of every document is checked, by one of these tests or by the one that <see cref="Checks"/> names.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed partial class BlockTests
{
    private const string Commands = "the commands and options exist";
    private const string Recipe = nameof(RecipeTests);
    private const string Sql = "Athena's grammar takes it";
    private const string Picture = "the folders exist";

    /// <summary>How each block is checked, by its document and the beginning of its first line.</summary>
    private static readonly (string Document, string Beginning, string Check)[] Checks =
    [
        ("CONTRIBUTING.md", "./build.sh", Commands),
        ("CONTRIBUTING.md", "dotnet run --project", Commands),
        ("CONTRIBUTING.md", "dotnet test tests/", Commands),
        ("CONTRIBUTING.md", "schemas/  ->", Picture),
        ("README.md", "flowchart LR", Picture),
        ("README.md", "./build.sh", nameof(ReadmeTests)),
        ("README.md", "dotnet tool exec", nameof(YourOwnRepositoryTests)),
        ("README.md", "╭──", nameof(ReadmeTests)),
        ("README.md", "schemas/aws.codedeploy/deployment-state-change.schema.json(8,5): error EVL032", nameof(ReadmeTests)),
        ("README.md", "./eventlogs-local ingest", nameof(ReadmeTests)),
        ("README.md", "./eventlogs sample", nameof(ReadmeTests)),
        ("README.md", "./build.sh --target=package", Recipe),
        ("README.md", "\"startedBy\": {", nameof(ReadmeTests)),
        ("README.md", "./build.sh regenerate", nameof(ReadmeTests)),
        ("README.md", "~ aws.codedeploy/", nameof(ReadmeTests)),
        ("README.md", "+", nameof(ReadmeTests)),
        ("docs/architecture.md", "schemas/  ->", Picture),
        ("docs/architecture.md", "flowchart TD", "tests/EventLogs.Architecture.Tests/ArchitecturePageTests.cs"),
        ("docs/coverage.md", "./build.sh --target=coverage", Commands),
        ("docs/deploy.md", "./build.sh --target=package", Recipe),
        ("docs/deploy.md", "SELECT * FROM", Sql),
        ("docs/deploy.md", "./build.sh --target=template", Recipe),
        ("docs/deploy.md", "npx cdk destroy", Recipe),
        ("docs/deploy.md", "aws s3 sync", Recipe),
        ("docs/deploy.md", "eventlogs-local cost", "tests/EventLogs.Local.Tests/Costs/BillTests.cs"),
        ("docs/deploy.md", "╭──", "tests/EventLogs.Local.Tests/Costs/BillTests.cs"),
        ("docs/evolution.md", "eventlogs diff --against main", Commands),
        ("docs/evolution.md", "git fetch --depth=1", "tests/EventLogs.Generator.Tests/Evolution/RevisionTests.cs"),
        ("docs/evolution.md", "schemas/aws.codedeploy/deployment-state-change.schema.json(", nameof(DiffExampleTests)),
        ("docs/evolution.md", "eventlogs-local partitions sync", Commands),
        ("docs/evolution.md", "ALTER TABLE deployment_state_change", Sql),
        ("docs/history.md", "flowchart LR", Picture),
        ("docs/history.md", "-- title:", Sql),
        ("docs/history.md", "eventlogs", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/history.md", "╭──", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/history.md", "│", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/log-another-service.md", "aws schemas describe-schema", Recipe),
        ("docs/log-another-service.md", "", nameof(WalkthroughTests)),
        ("docs/mapping.md", "timestamp = date", "tests/EventLogs.Reference/Mapping/IsoDateTime.cs"),
        ("docs/operations.md", "error/<table>/processing-failed/", Recipe),
        ("docs/operations.md", "aws lambda invoke", "tests/EventLogs.Lambdas.Tests/Maintain/OperationsPageTests.cs"),
        ("docs/operations.md", "eventlogs-local", Commands),
        ("docs/operations.md", "", Recipe),
        ("docs/operations.md", "MSCK REPAIR TABLE", Sql),
        ("docs/organisation.md", "npx cdk deploy", Recipe),
        ("docs/organisation.md", "./build.sh --target=member-template", Recipe),
        ("docs/organisation.md", "aws cloudformation create-stack-set", Recipe),
        ("docs/performance.md", "./build.sh --target=bench", Commands),
        ("docs/performance.md", "dotnet publish tests/EventLogs.Benchmarks", Commands),
        ("docs/performance.md", "eventlogs sample aws.codedeploy", Commands),
        ("docs/questions.md", "eventlogs sample", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "eventlogs-local", Commands),
        ("docs/questions.md", "eventlogs-local query", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "The five DORA numbers", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Deployment frequency", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Lead time", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Change failure rate", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Time to recovery", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Rework rate", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "What runs where", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Last deployments", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Who deploys", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Auto Scaling and people", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Outside of working hours", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Error codes", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "gh api", Commands),
        ("docs/questions.md", "Failing hooks", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Rollbacks", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Flaky instances", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/questions.md", "Duration by week", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/records.md", "using EventLogs.Generated.AwsCodedeploy;", "tests/EventLogs.Generated.Tests/RecordsPageTests.cs"),
        ("docs/report.md", "-- title:", Sql),
        ("docs/report.md", "eventlogs-local report", Commands),
        ("docs/samples.md", "eventlogs sample instance_state_change --count 3 ", Commands),
        ("docs/samples.md", "eventlogs sample aws.codedeploy --scenario --count 100000", Commands),
        ("docs/samples.md", "eventlogs sample aws.codedeploy --scenario --start", Commands),
        ("docs/samples.md", "eventlogs sample", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/samples.md", "╭──", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/samples.md", "{\"", "tests/EventLogs.Generator.Tests/Synthesis/SamplePageTests.cs"),
        ("docs/samples.md", "{", "tests/EventLogs.Generator.Tests/Synthesis/SampleCommandTests.cs"),
        ("docs/schema-dialect.md", "", "tests/EventLogs.Compiler.Tests/Documents/SchemaDialectTests.cs"),
        ("docs/automation.md", "{", "tests/EventLogs.Generator.Tests/Settings/SettingsTests.cs"),
        ("docs/your-own-repository.md", "", nameof(YourOwnRepositoryTests)),
        ("generator/EventLogs.Build/README.md", "", nameof(YourOwnRepositoryTests)),
        ("generator/EventLogs.Generator/README.md", "dotnet new tool-manifest", Commands),
        ("infra/EventLogs.Cdk/README.md", "", nameof(YourOwnRepositoryTests)),
        ("infra/EventLogs.Lambdas/README.md", "", nameof(YourOwnRepositoryTests)),
        ("infra/EventLogs.Local/README.md", "eventlogs-local", Commands),
        ("infra/EventLogs.Local/README.md", "zcat ", Recipe),
        ("infra/EventLogs.LocalApp/README.md", "eventlogs-local", Commands),
    ];

    public static TheoryData<string> Documents() => [.. Block.All.Select(block => block.Document).Distinct()];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_block_has_a_check(string document) =>
        Assert.Empty(Block.All.Where(block => block.Document == document && CheckOf(block) is null).Select(block => block.ToString()));

    [Fact]
    public void Every_check_has_a_block() =>
        Assert.Empty(Checks.Where(check => !Block.All.Any(block => Applies(check, block))).Select(check => $"{check.Document}: {check.Beginning}"));

    /// <summary>A test of this project by its name, one of another by its file, which names the document.</summary>
    [Fact]
    public void Every_test_that_is_named_reads_the_document()
    {
        foreach (var (document, _, check) in Checks)
        {
            if (check.Contains('/', StringComparison.Ordinal))
                Assert.Contains(Path.GetFileName(document), Repository.Read(check), StringComparison.Ordinal);
            else if (check.EndsWith("Tests", StringComparison.Ordinal))
                Assert.Matches($"{Regex.Escape(document)}|Block\\.All|Readme\\.", Repository.Read($"tests/EventLogs.Repository.Tests/Documents/{check}.cs"));
        }
    }

    [Fact]
    public void Pictures_show_folders_that_exist() => NonEmpty.All(
        BlocksWith(Picture).SelectMany(block => Folder().Matches(block.Text)).Select(match => match.Value),
        folder => Assert.True(Directory.Exists(Path.Join(Repository.Root, folder)), folder));

    [Fact]
    public async Task Statements_are_Athenas_SQL() => Assert.Empty(await NodeTool.SqlErrorsAsync(BlocksWith(Sql).Select(block =>
        (block.ToString(), block.Text.StartsWith("SELECT", StringComparison.Ordinal) || block.Text.StartsWith("--", StringComparison.Ordinal) ? "trino" : "hive", block.Text))));

    [Fact]
    public void Targets_that_are_shown_exist()
    {
        var cake = Repository.Read("build.cake");
        NonEmpty.All(
            Repository.Files().Where(file => file.EndsWith(".md", StringComparison.Ordinal) || file.StartsWith('.')).SelectMany(file => Target().Matches(Repository.Read(file))),
            match => Assert.Contains($"Task(\"{match.Groups["target"].Value}\")", cake, StringComparison.Ordinal));
    }

    [Fact]
    public void Projects_that_are_shown_exist() => NonEmpty.All(
        // those of another repository are built by the test of the page
        Block.All.Where(block => CheckOf(block) != nameof(YourOwnRepositoryTests)).SelectMany(block => Project().Matches(block.Text)).Select(match => match.Groups["project"].Value).Distinct(),
        project => Assert.True(Directory.Exists(Path.Join(Repository.Root, project)), project));

    /// <summary>Of the two programs, wherever they are called, with all options.</summary>
    [Fact]
    public async Task Commands_that_are_shown_exist()
    {
        var help = new Dictionary<string, string>(StringComparer.Ordinal);
        var calls = Block.All.Where(block => block.Language is "" or "sh").SelectMany(block => block.Commands).SelectMany(line => Call().Matches(line)).ToList();
        Assert.NotEmpty(calls);
        foreach (var call in calls)
        {
            var command = $"{call.Groups["program"].Value} {call.Groups["command"].Value}";
            if (!help.TryGetValue(command, out var text))
                help.Add(command, text = await HelpAsync(call.Groups["program"].Value, call.Groups["command"].Value));
            foreach (var option in Option().Matches(call.Groups["rest"].Value).Select(match => match.Value.Trim()))
                Assert.True(text.Contains(option, StringComparison.Ordinal), $"{command} has no option {option}:\n{text}");
        }
    }

    private static async Task<string> HelpAsync(string program, string command)
    {
        var built = program == "eventlogs" ? BuiltTools.EventLogs : BuiltTools.EventLogsLocal;
        var result = await ChildProcess.RunAsync(BuiltTools.Start(built, [.. command.Split(' '), "--help"]));
        Assert.Contains($"{program} {command}", result.Output, StringComparison.Ordinal);
        return result.Output;
    }

    private static IEnumerable<Block> BlocksWith(string check) => Block.All.Where(block => CheckOf(block) == check);

    /// <summary>That with the longest beginning.</summary>
    private static string? CheckOf(Block block) =>
        Checks.Where(check => Applies(check, block)).OrderByDescending(check => check.Beginning.Length).Select(check => check.Check).FirstOrDefault();

    private static bool Applies((string Document, string Beginning, string Check) check, Block block) =>
        check.Document == block.Document && block.FirstLine.StartsWith(check.Beginning, StringComparison.Ordinal);

    [GeneratedRegex("\\b(schemas|generator|generated|infra)/")]
    private static partial Regex Folder();

    [GeneratedRegex("(?:--target=|build\\.(?:sh|ps1) )(?<target>[a-z][a-z-]*)")]
    private static partial Regex Target();

    [GeneratedRegex("(?:--project|dotnet publish|dotnet test) (?<project>\\S+)")]
    private static partial Regex Project();

    [GeneratedRegex("(?:^|[|;] *|-- |\\s|\\./)(?<program>eventlogs(?:-local)?) (?<command>partitions [a-z]+|[a-z-]+)(?<rest>[^|>]*)")]
    private static partial Regex Call();

    [GeneratedRegex(" --[a-z-]+")]
    private static partial Regex Option();
}
