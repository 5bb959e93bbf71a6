using System.Collections.Immutable;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Linting.Queries;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>One rule about schemas. It reports every location that breaks it, and changes nothing.</summary>
internal interface ILintRule
{
    IEnumerable<Diagnostic> Check(LintSubject subject);
}

/// <summary>What is linted: all schemas of a run, with their samples, queries and views.</summary>
internal sealed record LintSubject(ImmutableArray<BoundSchema> Schemas, ImmutableArray<SampleFile> Samples, ImmutableArray<QueryFile> Queries)
{
    /// <summary>The views.</summary>
    public ImmutableArray<ViewFile> Views { get; init; } = [];

    /// <summary>The views, one for each name, and what is known of their queries.</summary>
    public BoundViews BoundViews { get; init; } = BoundViews.None;

    /// <summary>What queries and views can read.</summary>
    public QueryTables Tables { get; init; } = new([], BoundViews.None, areAll: false);

    /// <summary>Schemas that are there and could not be read: what belongs to them cannot be judged.</summary>
    public ImmutableArray<SchemaId> Unreadable { get; init; } = [];

    /// <summary>The namespace of the C# that is generated.</summary>
    public string RootNamespace { get; init; } = CSharpNames.DefaultNamespace;
}

/// <summary>A rule that looks at one schema at a time.</summary>
internal abstract class SchemaRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject) => subject.Schemas.SelectMany(Check);

    protected abstract IEnumerable<Diagnostic> Check(BoundSchema schema);
}
