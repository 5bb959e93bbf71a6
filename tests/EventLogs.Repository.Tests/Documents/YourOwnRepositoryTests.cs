using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Lambdas.Tests.Support;

namespace EventLogs.RepositoryTests.Documents;

/// <summary>
/// What docs/your-own-repository.md says, done in folders outside of this repository, with the packages that this repository makes and nothing
/// else of it.
/// </summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class YourOwnRepositoryTests : IClassFixture<PackageFeed>, IDisposable
{
    private const string Document = "docs/your-own-repository.md";
    private const string Events = "docs/examples/shop/events.ndjson";
    private const string Elsewhere = "dotnet eventlogs init --name Shop --schemas contracts/events";

    private readonly PackageFeed _feed;
    private readonly TempFolder _folder = new();

    public YourOwnRepositoryTests(PackageFeed feed)
    {
        _feed = feed;
        // only these packages; what the build itself needs comes from the machine's own folder of packages
        _folder.Write("nuget.config", $"<configuration><packageSources><clear/><add key=\"feed\" value=\"{feed.Folder}\"/></packageSources></configuration>");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_command_runs_and_prints_what_the_page_says()
    {
        _folder.Write("shop/events.ndjson", Repository.Read(Events));
        var printed = "";
        foreach (var block in Block.Of(Document).Where(block => block.Language is "sh" or "text" && !block.Text.Contains(" init --name Shop --schemas ", StringComparison.Ordinal)))
        {
            if (block.Text.StartsWith("dotnet eventlogs diff", StringComparison.Ordinal))
                continue; // in the other repository, which has a history
            if (block.Language == "sh")
            {
                printed = "";
                foreach (var command in block.Commands)
                    printed += await RunAsync("shop", InSmall(command));
            }
            else
            {
                NonEmpty.All(block.Lines, line => Assert.Contains(line, printed, StringComparison.Ordinal));
            }
        }

        // again, from a folder below: nothing is written that is there
        var files = Directory.GetFiles(_folder["shop"], "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllBytes);
        Assert.DoesNotContain("+ ", await RunAsync("shop/schemas", "dotnet eventlogs init .. --name Other"), StringComparison.Ordinal);
        NonEmpty.All(files, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
        Assert.Contains("3 schemas: 0 errors, 0 warnings", await RunAsync("shop/generated/bin", "dotnet eventlogs lint"), StringComparison.Ordinal);

        await AssertBlocksCompileAsync();
        AssertTemplate(_folder["shop/artifacts/cdk.out/ShopEventLogs.template.json"]);
        await AssertTransformsAsync(_folder["shop/artifacts/lambdas/firehose-transform/bootstrap"]);
        Assert.Equal(["bootstrap"], Entries(_folder["shop/artifacts/lambdas/firehose-transform.zip"]));
    }

    [Fact]
    public async Task The_three_commands_of_README_make_a_table_of_events()
    {
        _folder.Write("mine/events.ndjson", Repository.Read(Events));

        var printed = "";
        foreach (var command in Block.Of("README.md").Single(block => block.Text.StartsWith("dotnet tool exec ", StringComparison.Ordinal)).Commands)
            printed = await RunAsync("mine", InSmall(command));

        Assert.Contains("3 events: 3 lines, 0 failed, 0 unmatched", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_of_another_layout_takes_it_and_the_next_version()
    {
        _folder.Write("other/events.ndjson", Repository.Read(Events));
        _folder.Write("other/src/Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable></PropertyGroup></Project>");
        await RunAsync("other", "git init --quiet && dotnet new tool-manifest && dotnet tool install EventLogs.Generator --version 0.1.0 && dotnet tool install EventLogs.Local --version 0.1.0");
        var init = Block.Of(Document).SelectMany(block => block.Commands).Single(command => command.StartsWith(Elsewhere, StringComparison.Ordinal));
        Assert.Contains("src/Shop.csproj compiles what is generated", await RunAsync("other", init), StringComparison.Ordinal);
        await RunAsync("other", "dotnet add src package EventLogs.Runtime --version 0.1.0");
        await BuildAsync("other", "src");
        await RunAsync("other", "dotnet eventlogs-local ingest events.ndjson");
        await RunAsync("other", "git add . && git -c user.name=t -c user.email=t@example.com commit --quiet -m First");

        await RunAsync("other", $"dotnet tool update EventLogs.Generator --version {PackageFeed.Next} && dotnet tool update EventLogs.Local --version {PackageFeed.Next} && dotnet add src package EventLogs.Runtime --version {PackageFeed.Next}");
        const string schema = "other/contracts/events/com.example.shop/order-placed.schema.json";
        var changed = JsonNode.Parse(_folder.Read(schema))!;
        // the example of the schema has no value for it, and an event that lacks it is mapped
        changed["properties"]!["detail"]!["properties"]!["channel"] = JsonNode.Parse("""{ "type": "string", "description": "Where the order was placed" }""");
        changed["properties"]!["detail"]!["properties"]!.AsObject().Remove("total");
        Drop(changed["properties"]!["detail"]!["required"], "total");
        _folder.Write(schema, changed.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));

        var diff = await RunAsync("other", "dotnet eventlogs diff --against HEAD", exitCode: 1);
        Assert.Contains("breaking column-removed", diff, StringComparison.Ordinal);
        Assert.Contains("channel", diff, StringComparison.Ordinal);

        // from here on a build generates: what is wrong with a schema is an error with its location, and nothing changes where nothing has
        var add = Assert.Single(Assert.Single(Block.Of("generator/EventLogs.Build/README.md")).Commands);
        await RunAsync("other", $"{add} --version {PackageFeed.Next}");
        var good = _folder.Read(schema);
        _folder.Write(schema, good.Replace("\"shop_order_placed\"", "\"Order Placed\"", StringComparison.Ordinal));
        var refused = await RunAsync("other", "dotnet build src --nologo", exitCode: 1);
        Assert.Matches(@"/contracts/events/com\.example\.shop/order-placed\.schema\.json\(\d+,\d+\): error EVL032: ", refused);
        _folder.Write(schema, good);
        await BuildAsync("other", "src");
        var generated = File.GetLastWriteTimeUtc(_folder["other/src/obj/Debug/net10.0/eventlogs.stamp"]);
        await BuildAsync("other", "src");
        Assert.Equal(generated, File.GetLastWriteTimeUtc(_folder["other/src/obj/Debug/net10.0/eventlogs.stamp"]));
        Assert.Contains("src/Generated: up to date", await RunAsync("other", "dotnet eventlogs generate"), StringComparison.Ordinal);
        _folder.Write("other/next.json", Repository.Read(Events).Split('\n')[0].Replace("\"orderId\":\"o-1001\"", "\"orderId\":\"o-1002\",\"channel\":\"app\"", StringComparison.Ordinal));
        await RunAsync("other", "dotnet eventlogs-local ingest next.json");
        Assert.EndsWith(
            "orderid,channel\no-1001,\no-1002,app\n",
            await RunAsync("other", "dotnet eventlogs-local query --format csv \"SELECT orderid, channel FROM shop_order_placed ORDER BY orderid\""),
            StringComparison.Ordinal);
    }

    /// <summary>No package is about this repository's service, and each says what it is.</summary>
    [Fact]
    public void Packages_are_of_nobody_and_whole()
    {
        var packages = Directory.GetFiles(_feed.Folder, "*.0.1.0.nupkg");
        Assert.Equal(PackageFeed.Projects.Length, packages.Length);
        foreach (var package in packages)
        {
            using var archive = ZipFile.OpenRead(package);
            Assert.DoesNotContain(archive.Entries, entry => entry.Name.StartsWith("EventLogs.Generated", StringComparison.Ordinal));
            Assert.DoesNotContain(archive.Entries, entry => entry.Name.StartsWith("EventLogs.Details", StringComparison.Ordinal));
            NonEmpty.All(archive.Entries.Where(IsOwn), entry => Assert.False(Names(entry, "CodeDeploy"), $"{Path.GetFileName(package)}: {entry.FullName}"));
            Assert.Contains(archive.Entries, entry => entry.FullName == "README.md");
            var nuspec = Text(archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)));
            foreach (var member in new[] { "<description>", "<tags>", "<license ", "<readme>" })
                Assert.Contains(member, nuspec, StringComparison.Ordinal);
            var hasLibrary = archive.Entries.Any(entry => entry.FullName.StartsWith("lib/", StringComparison.Ordinal) || entry.Name == "DotnetToolSettings.xml");
            Assert.Equal(hasLibrary, File.Exists(Path.ChangeExtension(package, ".snupkg")));
        }
    }

    [Fact]
    public void The_CDK_command_is_the_one_that_is_tested_here()
    {
        var here = JsonNode.Parse(Repository.Read("package.json"))!["devDependencies"]!["aws-cdk"]!;
        var there = JsonNode.Parse(Repository.Read("generator/EventLogs.Generator/Scaffolding/Files/package.json"))!["devDependencies"]!["aws-cdk"]!;

        Assert.Equal((string?)here, (string?)there);
    }

    /// <summary>The same with less of it: one function of three is compiled, and what npm would fetch is linked.</summary>
    private static string InSmall(string command)
    {
        if (command.StartsWith("for function in infra/functions/*/", StringComparison.Ordinal))
            return "dotnet publish infra/functions/firehose-transform && cd artifacts/lambdas && cp firehose-transform.zip create-partition.zip && cp firehose-transform.zip maintain.zip";
        if (command == "npm install")
            return $"mkdir -p node_modules/.bin && ln -s {Repository.Root}/node_modules/aws-cdk node_modules/aws-cdk && ln -s ../aws-cdk/bin/cdk node_modules/.bin/cdk";
        return command == "dotnet build" ? "dotnet build --nologo -warnaserror" : command;
    }

    /// <summary>The C# of the page and of the packages' own, in the app of this repository, and what the functions are made of.</summary>
    private async Task AssertBlocksCompileAsync()
    {
        var page = Assert.Single(Block.Of(Document), block => block.Language == "csharp").Text;
        var (app, log) = Block.Of("infra/EventLogs.Cdk/README.md").Where(block => block.Language == "csharp").ToList() is [var first, var second]
            ? (first.Text, second.Text)
            : throw new InvalidOperationException("The package shows other blocks.");
        _folder.Write("shop/infra/app/Shown.cs", $$"""
            using Amazon.CDK;
            using EventLogs.Cdk;
            using EventLogs.Cdk.Options;
            using Shop.Events;

            internal sealed class Shown(App app, Amazon.CDK.AWS.S3.IBucket lake, Amazon.CDK.AWS.KMS.IKey key) : Stack(app, "Mine")
            {
                public static void Page(App app)
                {
                    {{page}}
                }

                public static int Package()
                {
                    {{app}}
                }

                public void OwnStack()
                {
                    _ = lake;
                    {{log}}
                }
            }
            """);
        await RunAsync("shop", "dotnet build infra/app --nologo");
        var (program, project) = Block.Of("infra/EventLogs.Lambdas/README.md").ToList() is [var one, var other]
            ? (one.Text.Trim(), other.Lines)
            : throw new InvalidOperationException("The package shows other blocks.");
        Assert.EndsWith(program.Replace("EventLogs.Lambdas.", "", StringComparison.Ordinal), _folder.Read("shop/infra/functions/firehose-transform/Program.cs").TrimEnd(), StringComparison.Ordinal);
        var properties = _folder.Read("shop/infra/functions/Directory.Build.props");
        NonEmpty.All(project, line => Assert.Contains(line.Trim(), properties, StringComparison.Ordinal));
    }

    private static void AssertTemplate(string path)
    {
        var template = JsonNode.Parse(File.ReadAllText(path))!;
        Assert.Equal("shop_event_logs", (string?)template["Parameters"]!["GlueDatabaseName"]!["Default"]);
        Assert.Equal("shop_order_placed", (string?)template["Outputs"]!["ShopOrderPlacedTable"]!["Value"]);
        var patterns = template["Resources"]!.AsObject().Select(resource => resource.Value!)
            .Where(resource => (string?)resource["Type"] == "AWS::Events::Rule")
            .Select(resource => resource["Properties"]!["EventPattern"]?["detail-type"]?[0]?.GetValue<string>());
        Assert.Contains("Größe geändert", patterns);
        Assert.DoesNotContain("codedeploy", template.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("docs/", template.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>One batch through the function, as Lambda hands it out.</summary>
    private static async Task AssertTransformsAsync(string executable)
    {
        using var api = new RuntimeApiServer();
        var start = new ProcessStartInfo(executable) { RedirectStandardOutput = true };
        start.Environment.Clear();
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = api.Address;
        using var function = ChildProcess.Start(start);
        try
        {
            var records = Repository.Read(Events).TrimEnd('\n').Split('\n').Select((line, index) => new JsonObject
            {
                ["recordId"] = $"r-{index}",
                ["approximateArrivalTimestamp"] = 1_795_372_800_000,
                ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(line)),
            });
            var answer = await api.InvokeAsync(Encoding.UTF8.GetBytes(new JsonObject
            {
                ["invocationId"] = "i",
                ["deliveryStreamArn"] = "arn",
                ["region"] = "eu-central-1",
                ["records"] = new JsonArray([.. records]),
            }.ToJsonString()));

            var lines = JsonNode.Parse(answer.Body)!["records"]!.AsArray();
            Assert.Equal(["Ok", "Ok", "Ok"], lines.Select(record => (string?)record!["result"]));
            var order = JsonNode.Parse(Convert.FromBase64String((string)lines[0]!["data"]!))!;
            Assert.Equal("Köln", (string?)order["customer"]!["address"]!["city"]);
            Assert.Equal(2, order["lines"]!.AsArray().Count);
            Assert.Equal(25.55m, (decimal?)order["total"]);
        }
        finally
        {
            function.Kill();
            await function.WaitForExitAsync();
        }
    }

    private static void Drop(JsonNode? list, string name)
    {
        foreach (var item in list?.AsArray().Where(item => (string?)item == name).ToList() ?? [])
            list!.AsArray().Remove(item);
    }

    private static bool IsOwn(ZipArchiveEntry entry) =>
        entry.Name.StartsWith("eventlogs", StringComparison.OrdinalIgnoreCase) || Path.GetExtension(entry.Name) is ".md" or ".props" or ".targets" or ".nuspec";

    /// <summary>Whether a word stands in a file: in a text, a name of a type or member, a resource, or a literal.</summary>
    private static bool Names(ZipArchiveEntry entry, string word)
    {
        using var bytes = new MemoryStream();
        using (var stream = entry.Open())
            stream.CopyTo(bytes);
        var content = bytes.ToArray().AsSpan();
        return content.IndexOf(Encoding.UTF8.GetBytes(word)) >= 0 || content.IndexOf(Encoding.Unicode.GetBytes(word)) >= 0;
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static List<string> Entries(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private Task<string> BuildAsync(string folder, string project) => RunAsync(folder, $"dotnet build {project} --nologo -warnaserror");

    /// <summary>Runs a command line with folders of packages and of tools that are this test's own.</summary>
    private async Task<string> RunAsync(string folder, string command, int exitCode = 0)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var start = new ProcessStartInfo("bash", ["-c", $"exec 2>&1; {command}"]) { WorkingDirectory = _folder[folder] }.WithoutTestHost();
        start.Environment["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Join(home, ".nuget/packages");
        start.Environment["NUGET_PACKAGES"] = _folder["packages"];
        start.Environment["DOTNET_CLI_HOME"] = _folder["home"];
        start.Environment["DOTNET_NOLOGO"] = "1";
        var result = await ChildProcess.RunAsync(start);
        Assert.True(result.ExitCode == exitCode, $"'{command}' ended with exit code {result.ExitCode}:\n{result.Output}");
        return result.Output;
    }
}
