using System.CommandLine;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Schemas;
using EventLogs.Configuration;
using EventLogs.Generator.Importing;
using EventLogs.Generator.Reporting;
using EventLogs.Generator.Scaffolding;
using EventLogs.Terminal;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs init</c>: the files of a repository with event logs of its own. What is there already is left as it is.</summary>
internal sealed class InitCommand(Consoles consoles, DiagnosticReport report, string folder, RepositoryPlan plan)
{
    private readonly List<FileChangeJson> _files = [];
    private readonly List<string> _schemas = [];
    private readonly List<string> _events = [];
    private GenerateCommand? _generate;

    public static Command Create(Consoles consoles)
    {
        var folder = new Argument<string>("folder") { Description = "The root of the repository", DefaultValueFactory = _ => "." };
        var name = new Option<string?>("--name") { Description = "The name of the repository, if not that of its folder", HelpName = "name" };
        var from = new Option<string[]>("--from")
        {
            Description = "Events, exports of a schema registry or schemas of details to begin with: files or folders, all of one kind",
            HelpName = "path",
            AllowMultipleArgumentsPerToken = true,
        };
        var source = new Option<string?>("--source") { Description = "The events' source, where --from does not say it", HelpName = "source" };
        var schemas = new Option<string>("--schemas") { Description = "The folder of the schemas", HelpName = "folder", DefaultValueFactory = _ => RepositorySettings.DefaultSchemas };
        var output = new Option<string>("--output") { Description = "The folder to generate to", HelpName = "folder", DefaultValueFactory = _ => RepositorySettings.DefaultOutput };
        var heartbeat = new Option<bool>("--heartbeat") { Description = "Add the schema of the event that a stack sends to itself every hour" };
        var format = CommonOptions.Format();
        var command = new Command("init", "Set up a repository with event logs of its own; what is there already is left as it is")
        {
            folder, name, from, source, schemas, output, heartbeat, format,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var root = arguments.GetValue(folder)!;
            var called = arguments.GetValue(name) ?? new DirectoryInfo(Path.GetFullPath(root)).Name;
            if (Plan(consoles, root, called, arguments.GetValue(schemas)!, arguments.GetValue(output)!) is not { } plan)
                return 1;
            var init = new InitCommand(consoles, new DiagnosticReport(consoles, arguments.GetValue(format)!), root, plan with { HasHeartbeat = arguments.GetValue(heartbeat) });
            var exitCode = await init.RunAsync(arguments.GetValue(from) ?? [], arguments.GetValue(source), cancellation).ConfigureAwait(false);
            init.End();
            if (exitCode == 0)
                init.SayHowToGoOn();
            return exitCode;
        });
        return command;
    }

    /// <summary>What there is to be; null where it cannot be, which was printed. The settings that are there count.</summary>
    private static RepositoryPlan? Plan(Consoles consoles, string root, string name, string schemas, string output)
    {
        var file = Path.Join(root, SettingsFile.Name);
        if (File.Exists(file))
        {
            if (Workspace.Find(consoles, root) is null || SettingsFile.Read(file).Settings is not { } settings)
                return null;
            (schemas, output) = (settings.Schemas, settings.Output);
        }

        var plan = new RepositoryPlan(name, schemas.TrimEnd('/'), output.TrimEnd('/'), null);
        plan = plan with
        {
            HasBuild = RepositoryPlan.IsBuilt(root),
            Project = RepositoryPlan.ProjectOver(root, plan.Output, $"{plan.Namespace}.csproj"),
        };
        // where `dotnet new tool-manifest` puts it
        if (File.Exists(Path.Join(root, "dotnet-tools.json")))
            plan = plan with { ToolManifest = "dotnet-tools.json" };
        List<Diagnostic> problems = [];
        if (CSharpNames.NamespaceProblem(plan.Namespace) is { } problem)
            problems.Add(Descriptors.InvalidName.At(new Location("--name"), $"'{name}': {problem}"));
        foreach (var (option, path) in new[] { ("--schemas", plan.Schemas), ("--output", plan.Output) })
        {
            if (path.Length == 0 || path.AsSpan().IndexOfAny("\\:\"\0") >= 0 || path[0] == '/')
                problems.Add(Descriptors.InvalidSettingsPath.At(new Location(option), $"'{path}' is not a path in the repository, with / between the names."));
        }

        DiagnosticPrinter.Print(consoles.Error, problems, Severity.Info);
        return problems.Count == 0 ? plan : null;
    }

    private async Task<int> RunAsync(string[] from, string? source, CancellationToken cancellation)
    {
        var schemas = Path.Join(folder, plan.Schemas);
        var problems = new List<Diagnostic>();
        var imported = await ImportAsync(schemas, from, source, problems).ConfigureAwait(false);
        report.Add(problems);
        if (problems.Exists(problem => problem.IsError))
            return 1;

        foreach (var (path, text) in RepositoryFiles.Of(plan))
        {
            if (!Add(path, text))
                return 1;
        }

        // what import writes is new: it found out what is there
        if (OutputWriter.Write(new OutputPlan(schemas, [.. imported], [])) is { } failure)
        {
            report.Add([failure]);
            return 1;
        }

        foreach (var change in imported)
            Say(FileChangeJson.Of(change) with { Path = $"{plan.Schemas}/{change.Path}" });
        if (plan.Project is { } project)
            report.Say($"{project} compiles what is generated: dotnet add {project} package EventLogs.Runtime --version {plan.Version}");
        _schemas.AddRange(imported.Select(change => change.Path).Where(path => path.EndsWith(SchemaFolder.SchemaEnding, StringComparison.Ordinal)));
        if (Workspace.Find(consoles, schemas) is not { } workspace)
            return 1;
        _generate = new GenerateCommand(consoles, workspace, report, force: false);
        return await _generate.WriteAsync(cancellation).ConfigureAwait(false);
    }

    private void SayHowToGoOn()
    {
        if (report.IsText)
            consoles.Advise(NextSteps.AfterInit(folder, plan, _events, _schemas));
    }

    private void End() => report.End(findings => new
    {
        Folder = folder,
        Files = _files,
        Project = plan.Project,
        Output = _generate?.Output,
        Changes = _generate?.Changes ?? [],
        findings.Errors,
        findings.Warnings,
        findings.Diagnostics,
    });

    /// <summary>The schemas to begin with: from what was named, or an example where there is none. Nothing is written.</summary>
    private async Task<IReadOnlyList<FileChange>> ImportAsync(string schemas, string[] from, string? source, List<Diagnostic> problems)
    {
        if (from.Length == 0)
        {
            if (Directory.Exists(schemas) && Directory.EnumerateFiles(schemas, "*.schema.json", SearchOption.AllDirectories).Any(IsSchema))
                return [];
            var example = RepositoryFiles.Example(plan);
            var result = await Importer.ImportAsync(new ImportRequest(schemas, null, IsSamples: true), [new ImportInput("example.json", example)]).ConfigureAwait(false);
            problems.AddRange(result.Diagnostics.Where(diagnostic => diagnostic.IsError));
            _events.Add($"{plan.Schemas}/{plan.ExampleSource}/samples");
            return [.. result.Changes, new FileChange($"{plan.ExampleSource}/samples/order-placed.example.json", null, example)];
        }

        var inputs = ImportInputs.Find(from, isSamples: false, () => Stream.Null, []);
        if (inputs.Count == 0)
            inputs = ImportInputs.Find(from, isSamples: true, () => Stream.Null, problems);
        var kinds = inputs.Where(input => input.IsFile).Select(input => InputKinds.Of(input.Name)).Distinct().ToList();
        if (kinds.Count > 1)
            problems.Add(Descriptors.SeveralKinds.At(new Location("--from"), $"There are {string.Join(" and ", kinds.Order().Select(Text))}."));
        if (kinds.Count != 1)
            return [];

        var request = new ImportRequest(schemas, null, kinds[0] == InputKind.Samples) { IsDetail = kinds[0] == InputKind.Detail, Source = source };
        if (request.IsSamples)
            _events.AddRange(from.Select(path => Path.IsPathRooted(path) ? path : Path.GetRelativePath(folder, path)));
        var read = await Importer.ImportAsync(request, [.. ImportInputs.Find(from, request.IsSamples, () => Stream.Null, problems)]).ConfigureAwait(false);
        problems.AddRange(read.Diagnostics);
        return read.Changes;
    }

    private static bool IsSchema(string path) => !path.EndsWith(".meta.schema.json", StringComparison.Ordinal);

    private static string Text(InputKind kind) => kind switch
    {
        InputKind.Export => "exports with whole events",
        InputKind.Samples => "events",
        _ => "schemas of details",
    };

    private bool Add(string path, string text)
    {
        var file = Path.Join(folder, path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (File.Exists(file))
            {
                Say(new FileChangeJson(path, FileChangeJson.Kept));
                return true;
            }

            using (var writer = new StreamWriter(new FileStream(file, FileMode.CreateNew)))
                writer.Write(text);
            Say(new FileChangeJson(path, FileChangeJson.Added));
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            report.Add([Descriptors.CannotWrite.At(new Location(file), problem.Message)]);
            return false;
        }
    }

    private void Say(FileChangeJson file)
    {
        _files.Add(file);
        report.Say(file);
    }
}
