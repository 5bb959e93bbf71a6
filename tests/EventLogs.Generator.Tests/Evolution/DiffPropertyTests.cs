using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CsCheck;
using EventLogs.Compiler.Emitting;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Generator.Evolution;

namespace EventLogs.Generator.Tests.Evolution;

public sealed class DiffPropertyTests
{
    private static Gen<(EventLog Before, EventLog After)> Edited { get; } = Gen.OneOf(RandomEdits.Edited, NamesAlike.Edited);

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void A_model_has_not_changed_against_a_copy_of_itself() =>
        Property.Holds(RandomModels.Log, log => Assert.Empty(Compare(log, RandomEdits.Copy(log))));

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void The_way_back_undoes_the_way_there() =>
        Property.Holds(RandomEdits.Edited, log => Opposites.AssertAreThose(Compare(log.Before, log.After), Compare(log.After, log.Before)));

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void Two_models_that_have_nothing_to_do_with_each_other_compare_both_ways() =>
        Property.Holds(
            Gen.Select(RandomModels.Log, RandomModels.Log),
            log => Opposites.AssertAreThose(Compare(log.Item1, log.Item2), Compare(log.Item2, log.Item1)));

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void What_changes_a_generated_file_is_reported() =>
        Property.Holds(
            Edited.Select(log => (log.Before, After: log.After with { Id = log.Before.Id })),
            log =>
            {
                // the order of known values is nothing to anybody
                var (before, after) = (Artifacts(log.Before), Artifacts(log.After));
                if (Compare(log.Before, log.After).IsEmpty)
                    Assert.Equal(Lines(before), Lines(after));
                else
                    Assert.NotEqual(before, after);
            },
            count: 300);

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void Appending_is_compatible_and_the_statement_says_all_of_it() =>
        Property.Holds(
            from log in RandomModels.Log
            from seed in Gen.Int
            from count in Gen.Int[1, 5]
            select (Before: log, After: new RandomEdits(seed).Append(log, count)),
            log =>
            {
                var changes = Compare(log.Before, log.After);
                var statements = Statements(log.Before, log.After).Select(statement => statement.Sql.TrimEnd()).ToList();

                NonEmpty.All(changes, change => Assert.True(change.Kind is ChangeKind.ColumnAppended or ChangeKind.SerdeParametersChanged));
                NonEmpty.All(changes, change => Assert.False(change.IsBreaking));
                var columns = log.After.Columns[log.Before.Columns.Length..].Select(GlueColumn.Of).Select(column => $"  `{column.Name}` {column.DdlType}");
                var (table, lines) = (log.After.Table, $"` ADD COLUMNS (\n{string.Join(",\n", columns)}\n)");
                Assert.Equal([$"ALTER TABLE `${{database}}`.`{table}{lines}", $"ALTER TABLE `${{database}}`.`{table}_history{lines}"], statements);
            });

    [Fact]
    public void Nothing_but_appending_gives_a_statement() =>
        Property.Holds(Edited, log =>
        {
            var (before, after) = (InGlue(log.Before), InGlue(log.After));
            var isAppended = before.Length < after.Length && before.SequenceEqual(after.Take(before.Length));
            Assert.Equal(isAppended ? 2 : 0, Statements(log.Before, log.After).Length);
        });

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task A_schema_has_not_changed_against_itself_and_one_property_more_is_one_column_more()
    {
        var kinds = new List<ChangeKind>();
        foreach (var text in Property.Values(RandomSchemas.Sound, 300))
        {
            if (await LogAsync(text) is not { } log)
                continue;
            Assert.Empty(Compare(log, (await LogAsync(text))!));
            if (WithProperty(text) is not { } grown || await LogAsync(grown) is not { } after)
                continue;

            var changes = Compare(log, after);
            Opposites.AssertAreThose(changes, Compare(after, log));
            foreach (var change in changes)
                Assert.False(change.IsBreaking, $"{change.Message}\n{text}");
            kinds.AddRange(changes.Select(change => change.Kind).Where(kind => kind is ChangeKind.ColumnAppended or ChangeKind.PropertyAdded));
        }

        // a property without a column is one of the record alone
        Assert.Equal([ChangeKind.ColumnAppended, ChangeKind.PropertyAdded], kinds.Distinct().Order());
        Assert.InRange(kinds.Count, 20, 200);
    }

    private static async Task<EventLog?> LogAsync(string text) =>
        await Schemas.CompileAsync(text) is { HasErrors: false } compilation ? compilation.Schemas[0].Log : null;

    /// <summary>A schema whose detail has one property more, after the others; null where the detail has no columns of its own.</summary>
    private static string? WithProperty(string text)
    {
        var schema = JsonNode.Parse(text)!;
        if (schema["properties"]!["detail"] is not JsonObject detail || detail["properties"] is not JsonObject { Count: > 0 } properties)
            return null;
        properties["one property more"] = new JsonObject { ["type"] = "string" };
        return schema.ToJsonString();
    }

    private static ImmutableArray<Change> Compare(EventLog before, EventLog after) => SchemaDiff.Compare([before], [after]);

    private static ImmutableArray<AddColumns> Statements(EventLog before, EventLog after) => AddColumns.Of([after], Compare(before, after));

    private static (string Name, string Type)[] InGlue(EventLog log) =>
        [.. log.Columns.Select(column => (column.GlueName, GlueTypes.Of(column.Type)))];

    private static IEnumerable<string> Lines(IEnumerable<string> artifacts) =>
        artifacts.SelectMany(artifact => artifact.Split('\n')).Where(line => line.Length > 0).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Artifacts(EventLog log) =>
        new IEmitter[]
            {
                new RecordEmitter(), new MapperEmitter(), new ColumnsEmitter(), new GlueColumnsEmitter(), new AthenaTableEmitter(),
            }
            .Select(emitter => emitter.Emit(log).Content);
}
