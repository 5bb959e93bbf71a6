using System.Collections.Immutable;
using CsCheck;
using EventLogs.Compiler;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Output;
using Newtonsoft.Json.Linq;

namespace EventLogs.CompilerTests.EndToEnd;

/// <summary>Whatever stands in a schema file: there are diagnostics, or all that is generated is right. Never an exception.</summary>
public sealed class HostileSchemaTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_text_is_a_schema_or_is_refused() =>
        Property.Holds(Gen.OneOf(Gen.String, Gen.String["{}[]\",:\\u0d8 \n-1eEtrufalsn"]), text => Check(text), count: 300);

    [Fact]
    public void Any_json_is_a_schema_or_is_refused() => Property.Holds(RandomSchemas.Json, text => Check(text), count: 300);

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void A_schema_with_a_mistake_is_refused_or_nothing_comes_of_the_mistake() =>
        Property.Holds(RandomSchemas.Unsound, text => Check(text), count: 300);

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void A_changed_schema_is_a_schema_or_is_refused()
    {
        string[] folders = [Schemas.Shipped, Path.Combine(Repository.Tests, "Fixtures"), Path.Combine(Repository.Tests, "Linting")];
        var schemas = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.schema.json", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(IsJsonObject)
            .ToList();

        Property.Holds(RandomSchemas.MutationOf(schemas), text => Check(text), count: 500);
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task What_is_generated_from_any_sound_schema_compiles_parses_and_maps_as_the_model_says()
    {
        var schemas = SoundSchemas();
        Assert.InRange(schemas.Count, 60, 120);

        var artifacts = schemas.SelectMany(schema => schema.Artifacts).ToList();
        using var code = CompiledCode.Of(artifacts);
        foreach (var log in schemas.Select(schema => schema.Schema.Log!))
        {
            var mapper = code.Definition(log).Mapper;
            var events = new RandomEvents(log, seed: 1);
            for (var i = 0; i < 20; i++)
                EmittedMappers.CheckAgainstModel(mapper, log, events.Next());
        }

        var tables = artifacts.Where(artifact => artifact.Path.EndsWith(".sql", StringComparison.Ordinal));
        Assert.Empty(await NodeTool.SqlErrorsAsync(tables.Select(table => (table.Path, table.Content.StartsWith("SELECT", StringComparison.Ordinal) ? "trino" : "hive", table.Content))));
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task What_was_in_an_event_of_any_sound_schema_is_in_its_row()
    {
        var schemas = SoundSchemas();
        using var code = CompiledCode.Of(schemas.SelectMany(schema => schema.Artifacts));
        var withEvents = 0;
        foreach (var schema in schemas.Select(entry => entry.Schema))
        {
            // some of them nothing fits
            if (RoundTrip.Events(schema, 25) is not { Count: > 0 } events)
                continue;
            withEvents++;
            var difference = await RoundTrip.DifferenceAsync(schema.Log!, code.Definition(schema.Log!), events);
            Assert.True(difference is null, $"{difference}\n{schema.Document.File.Text}");
        }

        Assert.InRange(withEvents, schemas.Count * 3 / 4, schemas.Count);
    }

    /// <summary>Schemas without errors, each with all that is generated from it but the catalog.</summary>
    private List<(BoundSchema Schema, ImmutableArray<Artifact> Artifacts)> SoundSchemas() =>
    [
        .. Property.Values(RandomSchemas.Sound, 120)
            .Select((text, i) => Check(text, $"s{i}"))
            .OfType<(BoundSchema Schema, ImmutableArray<Artifact> Artifacts)>()
            .Select(schema => (schema.Schema, schema.Artifacts.RemoveAll(artifact => artifact.Path == "EventCatalog.g.cs"))),
    ];

    /// <summary>Compiles a schema, and emits all of it when nothing is wrong with it.</summary>
    /// <returns>The schema and what was emitted; null when something is wrong with the schema.</returns>
    private (BoundSchema Schema, ImmutableArray<Artifact> Artifacts)? Check(string text, string name = "order-placed")
    {
        var file = _folder.Write($"{name}/test.shop/{name}.schema.json", text);
        var compilation = Passes.CompileAsync(_folder[name]).GetAwaiter().GetResult();

        foreach (var diagnostic in compilation.Diagnostics)
        {
            Assert.Equal(file, diagnostic.Location.File);
            Assert.DoesNotContain('\n', diagnostic.ToString());
        }

        if (compilation.HasErrors)
            return null;

        var artifacts = Passes.Emit(compilation).Artifacts;
        NonEmpty.All(artifacts, artifact => Assert.EndsWith("\n", artifact.Content, StringComparison.Ordinal));
        NonEmpty.All(artifacts, artifact => Assert.DoesNotContain('\r', artifact.Content));
        return (compilation.Schemas[0], artifacts);
    }

    /// <summary>Some of the cases of Lint are about what is none.</summary>
    private static bool IsJsonObject(string text) => JsonFile.Parse("", text) is ({ Root: JObject }, null);
}
