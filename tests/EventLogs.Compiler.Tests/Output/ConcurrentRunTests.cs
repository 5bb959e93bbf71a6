using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Output;

namespace EventLogs.CompilerTests.Output;

public sealed class ConcurrentRunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Runs_at_once_do_each_other_no_harm()
    {
        string[] tables = ["one", "two", "three"];
        foreach (var table in tables)
            _folder.Write($"{table}/{Schemas.OrdersFile}", Schemas.Orders(mapping: $$"""{ "table": "{{table}}" }""").WithEventId().ToString());

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => GenerateAsync(tables[i % 3]))));

        NonEmpty.All(results, result => Assert.Equal((0, ""), (result.ExitCode, result.Error)));
        var last = await Task.WhenAll(tables.Select(table => CommandLine.RunAsync("generate", "--check", "--schemas", _folder[table], "--output", _folder["generated"])));
        Assert.Single(last, check => check.ExitCode == 0);
    }

    [Fact]
    public async Task What_looks_edited_by_hand_in_the_middle_of_another_run_is_looked_at_again()
    {
        _folder.Write(Schemas.OrdersFile, Schemas.Orders().ToString());
        var generation = Passes.Emit(await Passes.CompileAsync(_folder.Path));
        var output = _folder["generated"];
        var looks = 0;

        var plan = await OutputWriter.WriteAsync(new OutputFiles(output), Plan, CancellationToken.None);

        Assert.Equal((2, false), (looks, plan.HasErrors));
        Assert.Empty(Passes.Plan(generation, output, force: false).Changes);

        OutputPlan Plan()
        {
            var seen = Passes.Plan(generation, output, force: false);
            return ++looks == 1 ? seen.With(Descriptors.EditedOutput.At(new Location(output), "As it was between two manifests.")) : seen;
        }
    }

    private Task<CommandResult> GenerateAsync(string schemas) =>
        CommandLine.RunAsync("generate", "--schemas", _folder[schemas], "--output", _folder["generated"]);
}
