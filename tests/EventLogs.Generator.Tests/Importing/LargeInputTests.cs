using System.Globalization;
using System.Text;
using EventLogs.Compiler;
using EventLogs.Compiler.Output;
using EventLogs.Generator.Importing;

namespace EventLogs.Generator.Tests.Importing;

/// <summary>A hundred thousand of anything that grows: what takes time by the square of it does not end here.</summary>
[Trait(FastLane.Category, FastLane.Slow)]
public sealed class LargeInputTests : IDisposable
{
    private const int Many = 100_000;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Events() =>
        Assert.Contains("\"a\": { \"type\": \"integer\" }", await ImportAsync(Lines(Many, number => $$"""{"a":{{number}}}""")), StringComparison.Ordinal);

    [Fact]
    public async Task Events_on_one_line() => Assert.Contains(
        "\"a\": { \"type\": \"integer\" }", await ImportAsync($"[{Lines(Many, number => $$"""{"a":{{number}}}""").TrimEnd().Replace('\n', ',')}]"), StringComparison.Ordinal);

    [Fact]
    public async Task Items_of_one_array()
    {
        var items = string.Join(',', Enumerable.Range(0, Many).Select(number => number % 2 == 0 ? $$"""{"a":{{number}}}""" : $$"""{"b":"{{number}}"}"""));

        Assert.Contains("\"b\": { \"type\": \"string\" }", await ImportAsync(Lines(1, _ => $$"""{"items":[{{items}}]}""")), StringComparison.Ordinal);
    }

    /// <summary>Objects whose keys are ids: nobody wants them as columns, but an import has to end.</summary>
    [Fact]
    public void Properties_of_events_that_each_have_another_one()
    {
        var samples = new SampleSet(new KnownSchemas());
        var input = new ImportInput("a.json", Lines(Many / 4, number => $$$"""{"map":{"k{{{number}}}":1}}"""));

        new SampleReader(input, []).Read(samples.Add);

        Assert.Equal(Many / 4, Assert.Single(samples.Schemas()).Schema["properties"]!["detail"]!["properties"]!["map"]!["properties"]!.Count());
    }

    [Fact]
    public void Detail_types_whose_names_are_the_same()
    {
        var names = new SchemaNames();
        var ids = Enumerable.Range(0, Many).Select(_ => names.NewId("test.shop", "注文").Name).ToHashSet();
        var tables = Enumerable.Range(0, Many).Select(_ => names.NewTable("test.shop", "注文")).ToHashSet();

        Assert.Equal((Many, Many), (ids.Count, tables.Count));
    }

    private async Task<string> ImportAsync(string text)
    {
        var result = await Importer.ImportAsync(new ImportRequest(_folder.Path, null, true), [new ImportInput("a.json", text)]);

        Assert.Empty(result.Diagnostics);
        Assert.Null(OutputWriter.Write(new OutputPlan(_folder.Path, result.Changes, [])));
        Assert.False((await Passes.CompileAsync(_folder.Path)).HasErrors);
        return Assert.Single(result.Changes).After!;
    }

    private static string Lines(int count, Func<int, string> detail)
    {
        var lines = new StringBuilder();
        for (var number = 0; number < count; number++)
        {
            lines.Append(CultureInfo.InvariantCulture, $$"""
                {"version":"0","id":"{{number}}","detail-type":"Order Placed","source":"test.shop","account":"111122223333","time":"2026-03-04T05:06:07Z","region":"eu-central-1","resources":[],"detail":{{detail(number)}}}
                """).Append('\n');
        }

        return lines.ToString();
    }
}
