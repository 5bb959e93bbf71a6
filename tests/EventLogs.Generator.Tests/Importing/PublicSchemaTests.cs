using System.Text;
using EventLogs.Compiler;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Generator.Synthesis;

namespace EventLogs.Generator.Tests.Importing;

/// <summary>
/// Schemas as public collections have them, each with one trap, imported as details. Beside each stand the columns that its properties become, by
/// docs/schema-dialect.md.
/// </summary>
public sealed class PublicSchemaTests
{
    private const int Events = 100;

    private static readonly string Folder = Path.Combine(Repository.Tests, "Fixtures", "PublicSchemas");

    public static TheoryData<string> Names() =>
        [.. Directory.EnumerateFileSystemEntries(Folder).Where(entry => !IsColumns(entry)).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_schema_becomes_a_table_that_takes_its_events(string name)
    {
        using var work = new TempFolder();
        var schemas = work["schemas"];

        var imported = await CommandLine.RunAsync("import", Path.Combine(Folder, name), "--detail", "--source", "com.example.hub", "--schemas", schemas);

        Assert.True(imported.ExitCode == 0, imported.Error);
        Assert.Contains("schemas: 1 added, 0 changed, 0 unchanged", imported.Out, StringComparison.Ordinal);
        var compilation = await Passes.CompileAsync(schemas);
        Assert.False(compilation.HasErrors);
        var schema = Assert.Single(compilation.Schemas);
        var columns = await File.ReadAllLinesAsync(Path.Combine(Folder, Path.ChangeExtension(name, ".columns")));
        Assert.Equal(columns, OfDetail(schema.Log!));

        var maker = new EventMaker(schema, seed: 1);
        for (var count = 0; count < Events; count++)
        {
            var text = maker.Next()!;
            Assert.Null(ModelMapper.Map(schema.Log!, Encoding.UTF8.GetBytes(text)).Refusal);
        }
    }

    private static IEnumerable<string> OfDetail(EventLog log) => log.Columns
        .Where(column => column.From is PathSource { Keys: ["detail", ..] })
        .Select(column => $"{column.GlueName} {GlueTypes.Of(column.Type)}");

    private static bool IsColumns(string path) => Path.GetExtension(path) == ".columns";
}
