using System.Text.Json.Nodes;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.CompilerTests.Loading;

/// <summary>schemas/event-log.meta.schema.json says in editors what the generator says: the same files are well-formed to both.</summary>
public sealed class MetaSchemaTests
{
    /// <summary>What a JSON Schema can say of the form of one file.</summary>
    private static readonly DiagnosticDescriptor[] Form =
    [
        Descriptors.UnreadableSchema, Descriptors.MissingSource, Descriptors.MissingDetailType, Descriptors.MissingMapping, Descriptors.MalformedMapping,
        Descriptors.IllegalTableName, Descriptors.InvalidPath, Descriptors.InvalidArn, Descriptors.LongRule, Descriptors.MalformedPattern,
    ];

    /// <summary>What stands in a location that is not a schema until a reference points there, and what is too long together.</summary>
    private static readonly string[] OnlyForTheGenerator = ["EVL006-inside-data", "EVL073-pattern"];

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task What_the_generator_takes_for_well_formed_the_meta_schema_does_too()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Tests, "Linting", "Cases"))
            .Concat(Fixtures.Names.Select(Fixtures.Folder))
            .Append(Schemas.Shipped);
        var files = new List<(string Name, bool IsWellFormed, JsonNode? Document)>();
        foreach (var folder in folders.Where(folder => !OnlyForTheGenerator.Contains(Path.GetFileName(folder))).Order(StringComparer.Ordinal))
            files.AddRange(await ReadAsync(folder));
        Assert.InRange(files.Count, 70, 500);

        var errors = await ErrorsAsync(files.Select(file => (file.Name, file.Document)));

        var malformed = files.Where(file => !file.IsWellFormed).Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        var (tooMuch, tooLittle) = (errors.Where(error => !malformed.Contains(FileOf(error))).ToList(), malformed.Except(errors.Select(FileOf)).ToList());
        Assert.True(tooMuch.Count + tooLittle.Count == 0, $"Only the meta-schema refuses:\n{string.Join('\n', tooMuch)}\nOnly the generator refuses:\n{string.Join('\n', tooLittle)}");
    }

    private static string FileOf(string error) => error[..error.IndexOf(": ", StringComparison.Ordinal)];

    private static async Task<IEnumerable<(string Name, bool IsWellFormed, JsonNode? Document)>> ReadAsync(string folder)
    {
        var compilation = await Passes.CompileAsync(folder);
        return compilation.Schemas.Select(schema => (
            Path.GetRelativePath(Repository.Root, schema.Document.File.Path),
            !compilation.Diagnostics.Any(diagnostic => diagnostic.Location.File == schema.Document.File.Path && Form.Contains(diagnostic.Descriptor)),
            JsonNode.Parse(schema.Document.File.Text)));
    }

    private static async Task<IReadOnlyList<string>> ErrorsAsync(IEnumerable<(string Name, JsonNode? Document)> documents)
    {
        var metaSchema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Schemas.Shipped, "event-log.meta.schema.json")))!;
        return await NodeTool.SchemaErrorsAsync(metaSchema, documents);
    }
}
