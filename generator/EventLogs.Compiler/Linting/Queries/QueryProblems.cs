using EventLogs.Compiler.Diagnostics;
using EventLogs.Shared;

namespace EventLogs.Compiler.Linting.Queries;

/// <summary>What a query names that is not there: each name once, at its first location.</summary>
/// <param name="report">Takes what kind of problem it is, where it is in the query, and what it is.</param>
internal sealed class QueryProblems(Action<DiagnosticDescriptor, int, string> report)
{
    /// <summary>Names after these get no suggestion: it takes a look at all columns.</summary>
    private const int MaxSuggestions = 20;

    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <summary>Reports a name.</summary>
    /// <param name="descriptor">What kind of problem it is.</param>
    /// <param name="name">The name.</param>
    /// <param name="problem">What is wrong with it: a sentence without its end.</param>
    /// <param name="candidates">The names that may have been meant.</param>
    public void Add(DiagnosticDescriptor descriptor, SqlToken name, string problem, IEnumerable<string> candidates)
    {
        if (_reported.Add(problem))
            report(descriptor, name.Offset, problem + (_reported.Count <= MaxSuggestions ? NearestName.Question(name.Text, candidates) : "."));
    }
}
