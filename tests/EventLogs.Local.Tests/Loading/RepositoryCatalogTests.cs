using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using EventLogs.Fixtures;
using EventLogs.Local.Loading;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Loading;

/// <summary>The catalog of a repository that is not this one: found, loaded, used, and refused with what to do.</summary>
public sealed class RepositoryCatalogTests : IDisposable
{
    private const string Settings = """{ "namespace": "Shop", "schemas": "contracts", "output": "src/Generated", "assembly": "src/bin/*/net10.0/Shop.dll" }""";
    private const string Schema = "{}\n";

    private static readonly string Fixtures = typeof(FixtureEvents).Assembly.Location;

    private readonly Shell _shell = new() { Source = new CatalogSource(RepositoryCatalog.Load) };

    private TempFolder Folder => _shell.Folder;

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Events_are_ingested_and_queried_with_a_catalog_that_was_built_elsewhere()
    {
        WriteRepository();
        var samples = Path.Join(Repository.Root, "tests/EventLogs.Fixtures/schemas/fixtures.wide/samples");

        var ingest = await _shell.RunAsync("ingest", samples, "--config", Folder["src/Generated"]);
        var query = await _shell.RunAsync("query", "SELECT count(*) AS n FROM wide_event", "--format", "csv", "--config", Folder["eventlogs.json"]);

        Assert.Equal((0, ""), (ingest.ExitCode, ingest.Errors));
        Assert.Contains("1 events: 1 lines, 0 failed, 0 unmatched", ingest.Output, StringComparison.Ordinal);
        Assert.Equal((0, "n\n1\n", ""), (query.ExitCode, query.Output, query.Errors));
    }

    [Fact]
    public void What_is_loaded_is_the_whole_catalog_and_no_file_is_held()
    {
        WriteRepository();

        var events = RepositoryCatalog.Load(Folder["contracts"]).Events;

        Assert.Equal(FixtureEvents.All.Select(log => log.Id), events.Select(log => log.Id));
        NonEmpty.All(FixtureEvents.All.Zip(events), pair => Assert.NotSame(pair.First, pair.Second));
        File.Delete(Folder["src/bin/Debug/net10.0/Shop.dll"]);
        Directory.Delete(Folder["src"], recursive: true);
    }

    [Fact]
    public void Of_several_builds_the_newest_counts()
    {
        WriteRepository();
        var old = Folder.Write("src/bin/Release/net10.0/Shop.dll", "not an assembly");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-1));
        Folder.Write("src/bin/Release/Shop.dll", "in no folder of a framework");

        Assert.NotEmpty(RepositoryCatalog.Load(Folder.Path).Events);

        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(1));
        Assert.Contains("src/bin/Release/net10.0/Shop.dll cannot be loaded: ", Problem().Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_the_error_says_how_to_get_some_and_help_is_there_all_the_same()
    {
        Directory.CreateDirectory(_shell.Bucket);

        var result = await _shell.RunAsync("tables", "--config", Path.GetPathRoot(Folder.Path)!);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: there is no eventlogs.json in ", result.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await _shell.RunAsync("ingest", "--help", "--config", Path.GetPathRoot(Folder.Path)!)).ExitCode);
    }

    [Fact]
    public void Wrong_settings_are_named_with_id_and_location()
    {
        WriteRepository();
        Folder.Write("eventlogs.json", """{ "namespace": "Shop", "assembly": "/Shop.dll", "x": 1 }""");

        var lines = Problem().Split('\n');

        Assert.Equal($"{Folder["eventlogs.json"]} cannot be used", lines[0]);
        Assert.StartsWith($"{Folder["eventlogs.json"]}(1,24): error EVL213: ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"{Folder["eventlogs.json"]}(1,49): error EVL211: ", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_without_an_assembly_say_what_to_add()
    {
        WriteRepository();
        Folder.Write("eventlogs.json", """{ "namespace": "Shop" }""");

        Assert.Equal(
            $"{Folder["eventlogs.json"]} does not say where the built catalog is: add \"assembly\": \"generated/bin/*/net10.0/NAME.dll\"", Problem());
    }

    /// <summary>The command names the folder of the project that the generated code is part of.</summary>
    [Fact]
    public void What_is_not_built_says_the_command()
    {
        WriteRepository();
        Directory.Delete(Folder["src/bin"], recursive: true);

        Assert.Equal($"there is no {Folder["src/bin/*/net10.0/Shop.dll"]}: run 'dotnet build {Folder["src"]}'", Problem());
    }

    [Fact]
    public void Code_that_was_generated_after_the_build_says_the_command()
    {
        WriteRepository();
        File.SetLastWriteTimeUtc(Folder["src/Generated/EventCatalog.g.cs"], DateTime.UtcNow.AddDays(1));

        Assert.Equal(
            $"{Folder["src/bin/Debug/net10.0/Shop.dll"]} is older than {Folder["src/Generated/EventCatalog.g.cs"]}: run 'dotnet build {Folder["src"]}'", Problem());
    }

    [Fact]
    public void A_schema_that_has_changed_since_says_both_commands_and_one_that_was_only_touched_says_none()
    {
        WriteRepository();
        var schema = Folder["contracts/shop/order.schema.json"];
        File.WriteAllText(schema, "\uFEFF" + Schema.ReplaceLineEndings("\r\n"));
        File.SetLastWriteTimeUtc(schema, DateTime.UtcNow.AddDays(1));
        Assert.NotEmpty(RepositoryCatalog.Load(Folder.Path).Events);

        File.WriteAllText(schema, "{ }\n");
        File.SetLastWriteTimeUtc(schema, DateTime.UtcNow.AddDays(1));

        Assert.Equal(
            $"{schema} is newer than what was generated: run 'eventlogs generate', then 'dotnet build {Folder["src"]}'", Problem());
    }

    [Fact]
    public void A_schema_that_nothing_was_generated_from_says_both_commands()
    {
        WriteRepository();
        var schema = Folder.Write("contracts/shop/other.schema.json", Schema);

        Assert.StartsWith($"{schema} is newer than what was generated: ", Problem(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EventLogs.TestKit.dll", "holds no catalog: it was not built with EventLogs.Runtime")]
    [InlineData("EventLogs.Partitions.dll", "holds no catalog: it must be built from what 'eventlogs generate' writes")]
    [InlineData("EventLogs.Local.Tests.deps.json", "cannot be loaded: ")]
    public void What_holds_no_catalog_is_refused(string file, string problem)
    {
        WriteRepository(File.ReadAllBytes(Path.Join(AppContext.BaseDirectory, file)));

        Assert.StartsWith($"{Folder["src/bin/Debug/net10.0/Shop.dll"]} {problem}", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_of_another_version_is_refused_with_what_to_update()
    {
        WriteRepository(WithRuntime(major: 900, File.ReadAllBytes(Fixtures)));

        Assert.Matches(@"Shop\.dll was built with EventLogs\.Runtime 900\.\d+\.\d+, and this eventlogs-local works with \d+\.\d+\.\d+: update this tool", Problem());
    }

    [Theory]
    [InlineData("0.1.0.0", "0.1.0.0", null)]
    [InlineData("0.1.0.0", "0.1.3.0", null)]
    [InlineData("1.2.0.0", "1.3.0.0", null)]
    [InlineData("0.1.1.0", "0.1.0.0", "update this tool")]
    [InlineData("0.2.0.0", "0.1.0.0", "update this tool")]
    [InlineData("1.3.0.0", "1.2.9.0", "update this tool")]
    [InlineData("0.1.0.0", "0.2.0.0", "update the package EventLogs.Runtime to 0.2.0")]
    [InlineData("0.9.0.0", "1.0.0.0", "update the package EventLogs.Runtime to 1.0.0")]
    [InlineData("1.9.0.0", "2.0.0.0", "update the package EventLogs.Runtime to 2.0.0")]
    public void Versions_fit_as_semantic_versioning_has_it(string built, string own, string? problem)
    {
        var found = RuntimeVersion.Problem(new Version(built), new Version(own));

        if (problem is null)
            Assert.Null(found);
        else
            Assert.Contains(problem, found, StringComparison.Ordinal);
    }

    private string Problem() => Assert.Throws<InvalidDataException>(() => RepositoryCatalog.Load(Folder.Path)).Message;

    private void WriteRepository(byte[]? assembly = null)
    {
        Folder.Write("eventlogs.json", Settings);
        Folder.Write("src/Shop.csproj", "");
        Folder.Write("contracts/shop/order.schema.json", Schema);
        Folder.Write("src/Generated/manifest.json", $$"""{ "shop/order": { "schema": "sha256:{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Schema)))}}", "artifacts": {} } }""");
        Folder.Write("src/Generated/EventCatalog.g.cs", "");
        Folder.Write("src/bin/Debug/net10.0/Shop.dll", assembly ?? File.ReadAllBytes(Fixtures));
    }

    /// <summary>An assembly as if it had been built with another version of EventLogs.Runtime.</summary>
    private static byte[] WithRuntime(ushort major, byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var metadata = file.GetMetadataReader();
        var row = metadata.AssemblyReferences.Index().Single(reference => metadata.GetString(metadata.GetAssemblyReference(reference.Item).Name) == "EventLogs.Runtime").Index;
        var offset = file.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef) + row * metadata.GetTableRowSize(TableIndex.AssemblyRef);
        BitConverter.TryWriteBytes(assembly.AsSpan(offset), major);
        return assembly;
    }
}
