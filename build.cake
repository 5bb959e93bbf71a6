using System.Runtime.InteropServices;
using System.Xml.Linq;

const string Solution = "EventLogs.slnx";
const string Binaries = "bin/Release/net10.0";
const string Generator = "generator/EventLogs.Generator";
const string EventLogs = $"{Generator}/{Binaries}/eventlogs.dll";
const string Local = "infra/EventLogs.LocalApp";
const string EventLogsLocal = $"{Local}/{Binaries}/eventlogs-local.dll";
const string Fuzz = "tests/EventLogs.Fuzz";
const string Benchmarks = "tests/EventLogs.Benchmarks";
const string ProcessBenchmarks = "tests/EventLogs.ProcessBenchmarks";
string[] SlowestTests = [.. new[] { "Repository", "Generator", "Local", "Lambdas", "Cdk", "Browser", "Compiler", "Runtime", "Aws" }.Select(name => $"EventLogs.{name}.Tests")];
const string Packages = "artifacts/packages";
const string Bucket = "artifacts/bucket";
const string Scenario = "artifacts/scenario";
const string Report = "artifacts/report.html";
const int DefaultSteps = 5;
const string TestResults = "artifacts/test-results";
string[] Architectures = ["x86_64", "arm64"];
const string Templates = "artifacts/cloudformation";
const string Cdk = "node_modules/aws-cdk/bin/cdk";

// what may follow --; the rest is the build tool's own
string[] Options = ["target", "allow-breaking", "registry", "page", "filter", "package-version", "architecture"];
string[] ToolOptions = ["verbosity", "exclusive", "dryrun", "no-report", "debug"];

string[] Fixtures = ["--schemas", "tests/EventLogs.Fixtures/schemas"];

// for short processes: a profile does not pay, and code is compiled faster into memory that can be written and run
Dictionary<string, string> ShortLived = new() { ["DOTNET_TieredPGO"] = "0", ["DOTNET_EnableWriteXorExecute"] = "0" };

// files that lie in memory, the folder of a run among those that are temporary, and the file in it that is open as long as the run is
const string Memory = "/dev/shm";
const string OwnFolder = "eventlogs-build-";
const string OwnLock = "run.lock";

string compiler = null;
DirectoryInfo temporary = null;
FileStream temporaryLock = null;
(int Passed, int Failed)? tally = null;
var step = 0;
var sayHowToGoOn = false;

// how a person starts what was built
var CompilerTool = IsRunningOnWindows() ? $"dotnet {EventLogs}" : "./eventlogs";
var LocalTool = IsRunningOnWindows() ? $"dotnet {EventLogsLocal}" : "./eventlogs-local";
var Script = IsRunningOnWindows() ? "./build.ps1" : "./build.sh";

Task("default")
    .Description("Regenerate, build the pipeline, send all samples through the pipeline on this machine, query the logs, and make a report")
    .IsDependentOn("regenerate")
    .Does(() =>
    {
        Step("Build the pipeline on this machine");
        Build(Local);
        Step("Send the samples through it, and ask");
        CleanDirectory(Bucket);
        Show(["ingest", .. System.IO.Directory.GetDirectories("schemas", "samples", System.IO.SearchOption.AllDirectories).Order()]);
        Show("tables");
        // in a copy of this repository with other schemas the rest has nothing to ask
        if (!DirectoryExists("schemas/aws.codedeploy"))
            return;
        Show("query", "SELECT deploymentid, application, state, ended_at, duration_seconds, instances_succeeded AS succeeded, instances_failed AS failed "
            + "FROM deployments ORDER BY changed_at DESC, deploymentid");
        foreach (var query in new[] { "failed-instances", "failure-rate" })
            Show("query", "--file", $"schemas/aws.codedeploy/queries/{query}.sql");
        Step("Make up two months of deployments, and a report over them");
        MakeReport();
        sayHowToGoOn = true;
    });

Task("regenerate")
    .Description("Write generated/, docs/diagnostics.md, its pages, and docs/evolution.md anew")
    .IsDependentOn("generator")
    .Does(() =>
    {
        Step("Generate from schemas/");
        DotNet(EventLogs, "generate");
        DotNet([EventLogs, "generate", .. Fixtures]);
        DotNet(EventLogs, "diagnostics", "--output", "docs/diagnostics.md", "--examples", "tests/EventLogs.Compiler.Tests/Linting/Cases");
        DotNet(EventLogs, "changes", "--output", "docs/evolution.md");
    });

Task("check")
    .Description("Fail when generated/ is not what schemas/ says, or the C# code is not formatted")
    .IsDependentOn("generator")
    .Does(() =>
    {
        DotNet(EventLogs, "generate", "--check");
        DotNet([EventLogs, "generate", "--check", .. Fixtures]);
        // what a build does not check; the whole of `dotnet format` takes four times as long, and finds nothing that fails no build
        DotNet("format", "whitespace", Solution, "--verify-no-changes");
        DotNet("format", "style", Solution, "--verify-no-changes", "--no-restore", "--diagnostics", "IMPORTS");
    });

Task("compat")
    .Description("Fail on breaking changes of the schemas since the main branch, unless --allow-breaking is given")
    .IsDependentOn("generator")
    .Does(() =>
    {
        if (MainBranch() is not { } main)
            Information("There is no main branch to compare with.");
        else if (HasArgument("allow-breaking"))
            DotNet(EventLogs, "diff", "--against", main, "--allow-breaking");
        else
            DotNet(EventLogs, "diff", "--against", main);
    });

Task("generator")
    .Description("Build the generator alone")
    .Does(() =>
    {
        Step("Restore packages and build the compiler: the first time that takes a minute or two");
        Build(Generator);
    });

Task("build")
    .Description("Build everything")
    .Does(() => Build(Solution));

Task("test")
    .Description("Check, build, and run every test")
    .IsDependentOn("check")
    .IsDependentOn("build")
    .Does(() =>
    {
        RestoreNodeTools();
        RestorePowerShell();
        // one more than there are processors: most of the slow ones wait for a process again and again
        RunTests(TestAssemblies(_ => true), System.Environment.ProcessorCount + 1);
    });

Task("unit")
    .Description("Build, and run the tests that take no time: no processes, no copies of the tree, no native code")
    .IsDependentOn("build")
    .Does(() =>
    {
        System.Environment.SetEnvironmentVariable("EVENTLOGS_FAST_LANE", "1");
        RunTests(TestAssemblies(IsInFastLane), System.Environment.ProcessorCount, "--filter", "Category!=Process&Category!=Slow");
    });

Task("coverage")
    .Description("Send the exports of a schema registry through everything (--registry=<folder>; without it the committed ones) and write a table (--page=<file>)")
    .IsDependentOn("build")
    .Does(() =>
    {
        RestoreNodeTools();
        var page = Argument("page", "artifacts/coverage.md");
        EnsureDirectoryExists(System.IO.Path.GetDirectoryName(page));
        if (HasArgument("registry"))
            System.Environment.SetEnvironmentVariable("EVENTLOGS_REGISTRY", System.IO.Path.GetFullPath(Argument<string>("registry")));
        System.Environment.SetEnvironmentVariable("EVENTLOGS_COVERAGE", System.IO.Path.GetFullPath(page));
        DotNet("test", "--nologo", $"tests/EventLogs.Generator.Tests/{Binaries}/EventLogs.Generator.Tests.dll",
            "--filter", "FullyQualifiedName~CoverageTests.Every_registry_export_passes_the_whole_chain", "--logger", "console;verbosity=minimal",
            "--", "RunConfiguration.TreatNoTestsAsError=true");
        Console.WriteLine(System.IO.File.ReadAllText(page));
        Console.WriteLine($"also in {page}");
    });

Task("package")
    .Description("Build the Lambda functions for deployment: artifacts/lambdas/*.zip")
    .Does(() =>
    {
        PublishFunctions();
        // what comes next is `npx cdk`, which would fetch another version than ours if there were none
        RestoreNodeTools();
    });

Task("pack")
    .Description($"Make the NuGet packages: {Packages}/*.nupkg (--package-version=X.Y.Z)")
    .IsDependentOn("build")
    .Does(() =>
    {
        CleanDirectory(Packages);
        string[] version = HasArgument("package-version") ? [$"-property:Version={Argument<string>("package-version")}"] : [];
        DotNet(["pack", Solution, "--nologo", "--configuration", "Release", "--output", Packages, .. version]);
    });

Task("synth")
    .Description("Make the CDK stack, ready for `npx cdk deploy`")
    .IsDependentOn("package")
    .Does(() => Run("node", Cdk, "synth", "--quiet", "--context", $"architecture={Architecture()}"));

Task("template")
    .Description($"Make a CloudFormation template for use without the CDK: {Templates}/template.yaml")
    .IsDependentOn("package")
    .Does(() =>
    {
        var yaml = Output("node", Cdk, "synth", "--context", $"templateFolder={Templates}", "--context", $"architecture={Architecture()}");
        EnsureDirectoryExists(Templates);
        System.IO.File.WriteAllText($"{Templates}/template.yaml", yaml);
    });

Task("member-template")
    .Description($"Make the CloudFormation template of an organization's other accounts and regions: {Templates}/member.yaml")
    .Does(() =>
    {
        var yaml = Output("node", Cdk, "synth", "--context", "member=true");
        EnsureDirectoryExists(Templates);
        System.IO.File.WriteAllText($"{Templates}/member.yaml", yaml);
    });

Task("fuzz")
    .Description("Send 200,000 damaged events through the published transform, and compare the mappers with their reference over ten million")
    .IsDependentOn("build-fuzz")
    .Does(() =>
    {
        PublishFunctions();
        DotNet($"{Fuzz}/{Binaries}/EventLogs.Fuzz.dll", "--executable", "artifacts/lambdas/firehose-transform/bootstrap", "200000", "100");

        // each instruction set has code of its own; the seed is another one than in the tests
        foreach (var instructionSet in new[] { "", "AVX512", "AVX2", "HWIntrinsic" })
            DotNetWithout(instructionSet, $"{Fuzz}/{Binaries}/EventLogs.Fuzz.dll", "2500000", "100");
    });

Task("build-fuzz")
    .Description("Build the fuzzer alone")
    .Does(() => Build(Fuzz));

Task("bench")
    .Description("Time everything and its rivals side by side; --filter=* runs BenchmarkDotNet's instead; see docs/performance.md")
    .Does(() =>
    {
        Build(Benchmarks);
        string[] filter = HasArgument("filter") ? ["--filter", Argument<string>("filter")] : [];
        DotNet([$"{Benchmarks}/{Binaries}/EventLogs.Benchmarks.dll", .. filter]);
        if (filter.Length == 0)
            BenchProcesses(Argument("registry", "tests/EventLogs.Generator.Tests/Fixtures/Registry"));
    });

Task("format")
    .Description("Format the C# code")
    .Does(() => DotNet("format", Solution));

Task("clean")
    .Description("Delete everything that a build makes, but for this file, compiled")
    .Does(() => DeleteDirectories(
        GetDirectories("{generator,generated,infra,tests}/**/{bin,obj}") + GetDirectories("{artifacts,bucket,node_modules}"),
        new DeleteDirectorySettings { Recursive = true, Force = true }));

Task("help")
    .Description("List the targets")
    .Does(() =>
    {
        Console.WriteLine("./build.sh [TARGET] [--allow-breaking] [--registry=FOLDER] [--page=FILE] [--filter=PATTERN] [--package-version=X.Y.Z] [--architecture=arm64]\n");
        foreach (var task in Tasks)
            Console.WriteLine($"  {task.Name,-12}{task.Description}");
    });

CheckArguments();
// the tools say how to go on; a target does so itself, once
System.Environment.SetEnvironmentVariable("EVENTLOGS_NO_ADVICE", "1");
try
{
    RunTarget(Argument("target", "default"));
    // below the table of the tasks, where people look
    if (sayHowToGoOn)
        SayHowToGoOn();
}
finally
{
    if (tally is var (passed, failed))
        Console.WriteLine($"{passed} passed, {failed} failed");
    EndCompiler();
    DeleteOwnTemporaryFolder();
}

// msbuild, not build: quiet when nothing is wrong
void Build(string project)
{
    UseOneCompiler();
    string[] arguments = ["msbuild", project, "-restore", "-nologo", "-verbosity:quiet", "-property:Configuration=Release"];
    var process = Process(arguments);
    process.EnvironmentVariables = ShortLived;
    Succeed("dotnet", arguments, StartProcess("dotnet", process));
}

// whole programs: the function as Lambda starts it, the generator over a registry's exports, an ingest
void BenchProcesses(string registry)
{
    foreach (var project in new[] { ProcessBenchmarks, Generator, Local })
        Build(project);
    PublishFunctions();
    const string program = $"{ProcessBenchmarks}/{Binaries}/EventLogs.ProcessBenchmarks.dll";
    DotNet(program, "functions", "artifacts/lambdas");
    DotNet(program, "generator", EventLogs, registry);
    DotNet(program, "start", EventLogs, EventLogsLocal);
    DotNet(program, "ingest", EventLogs, EventLogsLocal, "100000", "1000000");
    DotNet(program, "history", EventLogs, EventLogsLocal, "1000000", "10000000");
}

// a misspelt option would be ignored, and a misspelt target not explained
void CheckArguments()
{
    foreach (var name in Context.Arguments.GetArguments().Keys)
        CheckName("option", name, Options, ToolOptions, option => $"--{option}");
    CheckName("target", Argument("target", "default"), [.. Tasks.Select(task => task.Name)], [], target => target);
}

void CheckName(string kind, string name, string[] names, string[] others, Func<string, string> format)
{
    if (names.Concat(others).Contains(name, StringComparer.OrdinalIgnoreCase))
        return;
    var closest = names.MinBy(known => Distance(name, known));
    var hint = Distance(name, closest) <= 1 + name.Length / 3 ? $" Did you mean {format(closest)}?" : "";
    throw new CakeException($"There is no {kind} {format(name)}.{hint} There are: {string.Join(", ", names.Select(format))}.");
}

// the characters to insert, delete, replace or swap
int Distance(string a, string b)
{
    var rows = new int[a.Length + 1, b.Length + 1];
    for (var i = 0; i <= a.Length; i++)
    {
        for (var j = 0; j <= b.Length; j++)
        {
            rows[i, j] = i == 0 || j == 0
                ? i + j
                : Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
        }
    }

    return rows[a.Length, b.Length];
}

// those first that take longest: the others run beside them
string[] TestAssemblies(Func<FilePath, bool> isWanted) =>
[
    .. GetFiles("tests/*/*.Tests.csproj")
        .Where(isWanted)
        .OrderBy(project => System.Array.IndexOf(SlowestTests, project.GetFilenameWithoutExtension().ToString()) is var order and >= 0 ? order : int.MaxValue)
        .Select(project => $"{project.GetDirectory()}/{Binaries}/{project.GetFilenameWithoutExtension()}.dll"),
];

// false where all tests of a project are left out: a test host would start to find none
bool IsInFastLane(FilePath project)
{
    var attributes = new FileInfo($"{project.GetDirectory()}/AssemblyInfo.cs");
    return !attributes.Exists || !System.IO.File.ReadAllText(attributes.FullName).Contains("[assembly: AssemblyTrait(FastLane.Category, ");
}

void RunTests(string[] assemblies, int atOnce, params string[] options)
{
    CleanDirectory(TestResults);
    UseOneCompiler();
    foreach (var (name, value) in ShortLived)
        System.Environment.SetEnvironmentVariable(name, value);
    try
    {
        // over assemblies, not over the solution: one run, one result file, nothing is built again
        DotNet(["test", "--nologo", .. assemblies, .. options,
            "--results-directory", TestResults, "--logger", "trx", "--logger", "console;verbosity=minimal",
            "--", $"RunConfiguration.MaxCpuCount={atOnce}"]);
    }
    finally
    {
        tally = Tally(GetFiles($"{TestResults}/*.trx"));
    }

    if (tally is { Passed: 0 })
        throw new CakeException("No test was found.");
}

// what is built, and what the tests build, is compiled by one process, which ends with this one: most of the time of a compiler that starts for
// each project is the compilation of itself and of the analyzers
void UseOneCompiler()
{
    // a test that builds has that of the run that it is part of
    if (HasEnvironmentVariable("SharedCompilationId"))
        return;
    compiler = $"eventlogs-{Guid.NewGuid():N}";
    System.Environment.SetEnvironmentVariable("UseSharedCompilation", "true");
    System.Environment.SetEnvironmentVariable("SharedCompilationId", compiler);
    UseOwnTemporaryFolder();
}

void EndCompiler()
{
    if (compiler is null)
        return;
    try
    {
        var sdk = $"{RuntimeEnvironment.GetRuntimeDirectory()}/../../../sdk/{Output("dotnet", "--version").Trim()}";
        StartProcess("dotnet", Process([$"{sdk}/Roslyn/bincore/VBCSCompiler.dll", $"-pipename:{compiler}", "-shutdown"]));
    }
    catch (CakeException exception)
    {
        // it ends by itself when nobody has asked it for some minutes
        Information($"The compiler could not be ended: {exception.Message}");
    }
}

// the CDK leaves 64 MB there at each start
void UseOwnTemporaryFolder()
{
    if (CanRunFilesInMemory())
    {
        DeleteWhatKilledRunsLeft();
        if (HasMemoryForFiles())
            System.Environment.SetEnvironmentVariable("TMPDIR", Memory);
    }

    temporary = System.IO.Directory.CreateTempSubdirectory(OwnFolder);
    temporaryLock = new FileStream($"{temporary.FullName}/{OwnLock}", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    foreach (var variable in new[] { "TMPDIR", "TEMP", "TMP" })
        System.Environment.SetEnvironmentVariable(variable, temporary.FullName);
}

bool CanRunFilesInMemory() => IsRunningOnLinux()
    && System.IO.File.ReadLines("/proc/mounts").Select(line => line.Split(' ')).Any(mount => mount[1] == Memory && !mount[3].Split(',').Contains("noexec"));

// thousands of files are made and deleted again, in which a disk's file system takes most of the time; all of the tests need some gigabytes
bool HasMemoryForFiles()
{
    var needed = Argument("target", "default") switch { "unit" => 1L << 30, "test" => 8L << 30, _ => long.MaxValue / 2 };
    return new DriveInfo(Memory).AvailableFreeSpace >= needed && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= 2 * needed;
}

// memory is not emptied as a disk's temporary files are. The lock of a run that goes on cannot be opened, whoever runs it
void DeleteWhatKilledRunsLeft()
{
    foreach (var left in new DirectoryInfo(Memory).GetDirectories($"{OwnFolder}*"))
    {
        try
        {
            using (new FileStream($"{left.FullName}/{OwnLock}", FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                left.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Verbose($"{left.FullName} stays: {exception.Message}");
        }
    }
}

// what a process still has in use stays, and fails no test
void DeleteOwnTemporaryFolder()
{
    try
    {
        temporaryLock?.Dispose();
        temporary?.Delete(recursive: true);
    }
    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
    {
        Information($"{temporary.FullName} could not be deleted: {exception.Message}");
    }
}

void PublishFunctions()
{
    UseOneCompiler();
    foreach (var function in GetFiles("infra/EventLogs.Functions/*/Program.cs"))
        DotNet("publish", function.GetDirectory().FullPath, "--nologo", "--verbosity", "quiet", $"-property:FunctionArchitecture={Architecture()}");
}

// the processors that the functions are built for, and the stack runs them on
string Architecture()
{
    var architecture = Argument("architecture", Architectures[0]);
    CheckName("architecture", architecture, Architectures, [], name => name);
    return architecture;
}

void RestoreNodeTools()
{
    // npm writes this file when it has installed what the lock file says
    var installed = new FileInfo("node_modules/.package-lock.json");
    if (!installed.Exists || installed.LastWriteTimeUtc < new FileInfo("package-lock.json").LastWriteTimeUtc)
        Run(IsRunningOnWindows() ? "npm.cmd" : "npm", "ci", "--loglevel=error");
}

// the tests of build.ps1 run where it is there; without it they are left out
void RestorePowerShell()
{
    if (StartProcess("dotnet", new ProcessSettings { Arguments = "tool restore", WorkingDirectory = "tests/tools", RedirectStandardOutput = true, RedirectStandardError = true }) != 0)
        Information("PowerShell could not be restored: build.ps1 is not tested.");
}

// as the remote has it, where there is one
string MainBranch() => new[] { "origin/main", "main" }.FirstOrDefault(branch =>
    StartProcess("git", new ProcessSettings { Arguments = $"rev-parse --verify --quiet {branch}", RedirectStandardOutput = true }) == 0);

(int Passed, int Failed) Tally(IEnumerable<FilePath> results)
{
    var counters = results.SelectMany(file => XDocument.Load(file.FullPath).Descendants())
        .Where(element => element.Name.LocalName == "Counters")
        .ToList();
    return (counters.Sum(run => (int)run.Attribute("passed")), counters.Sum(run => (int)run.Attribute("failed")));
}

// what is done now, and of the default target how far it is
void Step(string what) =>
    Console.WriteLine(Argument("target", "default") == "default" ? $"\n[{++step}/{DefaultSteps}] {what}" : what);

// with the command above its output, as a shell takes it
void Show(params string[] arguments)
{
    string[] command = [.. arguments, "--bucket", Bucket];
    Console.WriteLine($"\n{LocalTool} {string.Join(' ', command.Select(Quoted))}");
    DotNet([EventLogsLocal, .. command]);
}

string Quoted(string argument) => argument.All(character => char.IsAsciiLetterOrDigit(character) || "./:=,_-".Contains(character))
    ? argument
    : $"'{argument.Replace("'", "'\\''")}'";

void SayHowToGoOn() => Console.WriteLine($"""

    Go on with

      {LocalTool} query failure-rate --bucket {Scenario}/bucket   # a saved query; without its name a shell
      {LocalTool} queries   # all of them
      {LocalTool} report --bucket {Scenario}/bucket --since 30d --output {Report}   # the same report again, with your own queries
      {CompilerTool} generate   # after a change of a schema
      {Script} test   # every test
      {Script} --help   # all targets
    """);

// the samples are a handful of events: a report wants more to look at, so two months are made up, up to now; it is about the second one,
// and compares it with the first
void MakeReport()
{
    CleanDirectory(Scenario);
    var start = DateTime.UtcNow.Date.AddDays(-60).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
    string[] sample = ["sample", "aws.codedeploy", "--scenario", "--start", start, "--until", "now", "--count", "1000000"];
    string[] ingest = ["ingest", $"{Scenario}/events.jsonl", "--bucket", $"{Scenario}/bucket", "--arrival", "event", "--fold"];
    Console.WriteLine($"\n{CompilerTool} {string.Join(' ', sample)} > {Scenario}/events.jsonl");
    System.IO.File.WriteAllText($"{Scenario}/events.jsonl", Output("dotnet", [EventLogs, .. sample]));
    Console.WriteLine($"{LocalTool} {string.Join(' ', ingest)}");
    Output("dotnet", [EventLogsLocal, .. ingest]);
    Console.WriteLine($"{LocalTool} report --bucket {Scenario}/bucket --since 30d --output {Report}");
    DotNet(EventLogsLocal, "report", "--bucket", $"{Scenario}/bucket", "--since", "30d", "--output", Report);
}

void DotNet(params string[] arguments) => Run("dotnet", arguments);

void Run(string tool, params string[] arguments) => Succeed(tool, arguments, StartProcess(tool, Process(arguments)));

// switched off: an instruction set, by the environment
void DotNetWithout(string instructionSet, params string[] arguments)
{
    var process = Process(arguments);
    if (instructionSet.Length > 0)
        process.EnvironmentVariables = new Dictionary<string, string> { [$"DOTNET_Enable{instructionSet}"] = "0" };
    Succeed("dotnet", arguments, StartProcess("dotnet", process));
}

string Output(string tool, params string[] arguments)
{
    var process = Process(arguments);
    process.RedirectStandardOutput = true;
    Succeed(tool, arguments, StartProcess(tool, process, out var lines));
    return string.Concat(lines.Select(line => line + "\n"));
}

ProcessSettings Process(string[] arguments) => new() { Arguments = ProcessArgumentBuilder.FromStringsQuoted(arguments) };

void Succeed(string tool, string[] arguments, int exitCode)
{
    if (exitCode != 0)
        throw new CakeException($"{tool} {arguments[0]} failed with exit code {exitCode}.");
}
