using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Linting.Rules;

namespace EventLogs.Compiler.Linting;

/// <summary>The Lint pass: runs every rule and reports all at once.</summary>
internal static class Linter
{
    private static readonly ImmutableArray<ILintRule> Rules =
    [
        new PathIsIdentity(),
        new SourceIsGiven(),
        new DetailTypeIsGiven(),
        new RuleTextFits(),
        new EventsAreUnique(),
        new TablesAreUnique(),
        new TableNamesAreFree(),
        new TypeNamesAreUnique(),
        new TableNameIsLegal(),
        new EnvelopeIsThere(),
        new KeywordsAreKnown(),
        new KeywordsHaveEffect(),
        new ReferencesStandAlone(),
        new RequiredIsKnown(),
        new BindingIsClean(),
        new ColumnNamesAreUsable(),
        new ColumnsDoNotCollide(),
        new ColumnsAreNoPartitionKeys(),
        new TableHasColumns(),
        new EventIdIsKept(),
        new DetailTypesHaveColumn(),
        new PatternFitsSchema(),
        new ReservedNamesAreQuoted(),
        new ChangedNamesAreMapped(),
        new NamesFit(),
        new FieldNamesAreNames(),
        new TypesFit(),
        new CommentsFit(),
        new SamplesFit(),
        new SamplesExist(),
        new QueriesAreWellFormed(),
        new ViewsAreWellFormed(),
        new ViewNamesAreFree(),
        new ViewsAreNotCircular(),
        new ViewColumnsAreDescribed(),
        new QueriesFitTables(),
        new QueryParametersAreUsed(),
        new QueryDisplaysFit(),
    ];

    public static IEnumerable<Diagnostic> Check(LintSubject subject) => Rules.SelectMany(rule => rule.Check(subject));
}
