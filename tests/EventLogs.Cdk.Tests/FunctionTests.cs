using System.IO.Compression;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

public sealed class FunctionTests
{
    private static readonly Template Standard = Synthesis.Standard;

    [Fact]
    public void Functions_are_executables_for_the_custom_run_time_with_a_log_group_of_their_own()
    {
        var groups = Standard.OfType(Cfn.Function)
            .Select(function =>
            {
                Assert.Equal("provided.al2023", (string?)function.Properties["Runtime"]);
                Assert.Equal("bootstrap", (string?)function.Properties["Handler"]);
                Assert.Equal("x86_64", (string?)Assert.Single(function.Properties["Architectures"]!.AsArray()));
                return (string)function.Properties["LoggingConfig"]!["LogGroup"]!["Ref"]!;
            })
            .ToList();

        Assert.Equal(4, groups.Distinct().Count());
    }

    [Fact]
    public void Functions_run_on_the_processors_of_the_options()
    {
        var functions = Synthesis.Of(Synthesis.Options with { Architecture = FunctionArchitecture.Arm64 }).OfType(Cfn.Function);

        NonEmpty.All(functions, function => Assert.Equal("arm64", (string?)Assert.Single(function.Properties["Architectures"]!.AsArray())));
    }

    [Theory]
    [InlineData(62, FunctionArchitecture.X86, null)]
    [InlineData(183, FunctionArchitecture.Arm64, null)]
    [InlineData(183, FunctionArchitecture.X86, "was built for arm64, and the functions are to run on x86_64.")]
    [InlineData(62, FunctionArchitecture.Arm64, "was built for x86_64, and the functions are to run on arm64.")]
    [InlineData(243, FunctionArchitecture.Arm64, null)]
    public void A_package_for_other_processors_is_an_error_before_anything_is_deployed(byte machine, FunctionArchitecture architecture, string? problem)
    {
        using var folder = new TempFolder();
        var packages = folder.CopyOf(Packages.Folder, "packages");
        using (var zip = ZipFile.Open(Path.Combine(packages, "maintain.zip"), ZipArchiveMode.Update))
        {
            using var bootstrap = zip.GetEntry("bootstrap")!.Open();
            bootstrap.Write([0x7F, .. "ELF"u8, .. new byte[14], machine, 0]);
        }

        var problems = EventLogsStack.Problems(Synthesis.Catalog, Synthesis.Options with { Packages = packages, Architecture = architecture });

        Assert.Equal(problem is null ? 0 : 1, problems.Length);
        if (problem is not null)
            Assert.Contains(problem, problems[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(731)]
    public void Logs_are_deleted_after_the_days_of_the_options(int days)
    {
        var template = days == 90 ? Standard : Synthesis.Of(Synthesis.Options with { LogRetentionDays = days });

        Assert.Equal(5, template.OfType(Cfn.LogGroup).Count());
        NonEmpty.All(template.OfType(Cfn.LogGroup), group => Assert.Equal(days, (int?)group.Properties["RetentionInDays"]));
    }

    [Fact]
    public void The_transform_is_not_throttled_by_a_reservation() =>
        Assert.False(Standard.Single(Cfn.Function, "Transform").Properties.ContainsKey("ReservedConcurrentExecutions"));

    [Fact]
    public void Each_function_runs_its_own_package()
    {
        var keys = Standard.OfType(Cfn.Function).Select(function => (string)function.Properties["Code"]!["S3Key"]!);

        Assert.Equal(4, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("EVENTLOGS_DATABASE")]
    [InlineData("EVENTLOGS_STACK")]
    [InlineData("(none)")]
    [InlineData("firehose-transform")]
    [InlineData("create-partition")]
    [InlineData("maintain")]
    [InlineData("EVENTLOGS_BUCKET")]
    [InlineData("EVENTLOGS_WORKGROUP")]
    [InlineData("EVENTLOGS_RAW_RETENTION_DAYS")]
    [InlineData("(all)")]
    [InlineData("describe-deployment")]
    [InlineData("EVENTLOGS_EVENT_BUS")]
    public void A_name_that_stack_and_functions_share_stands_in_one_file(string name)
    {
        var infra = Path.Combine(Repository.Root, "infra");
        var files = Directory.EnumerateFiles(infra, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".props")
            .Select(file => Path.GetRelativePath(infra, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Where(file => File.ReadAllText(Path.Combine(infra, file)) is var text
                && (text.Contains($"\"{name}\"", StringComparison.Ordinal) || text.Contains($">{name}<", StringComparison.Ordinal)));

        Assert.Equal(["Shared/FunctionNames.cs"], files);
    }
}
