using System.Collections.Immutable;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>One rule about schemas. It reports every location that breaks it, and changes nothing.</summary>
internal interface ILintRule
{
    IEnumerable<Diagnostic> Check(LintSubject subject);
}

/// <summary>What is linted: all schemas of a run, with their samples and queries.</summary>
internal sealed record LintSubject(ImmutableArray<BoundSchema> Schemas, ImmutableArray<SampleFile> Samples, ImmutableArray<QueryFile> Queries)
{
    /// <summary>Schemas that are there and could not be read: what belongs to them cannot be judged.</summary>
    public ImmutableArray<SchemaId> Unreadable { get; init; } = [];
}

/// <summary>A rule that looks at one schema at a time.</summary>
internal abstract class SchemaRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject) => subject.Schemas.SelectMany(Check);

    protected abstract IEnumerable<Diagnostic> Check(BoundSchema schema);
}
