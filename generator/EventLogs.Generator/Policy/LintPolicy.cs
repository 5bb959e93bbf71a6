using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Configuration;

namespace EventLogs.Generator.Policy;

/// <summary>
/// How severe diagnostics are in one repository: what <c>lint</c> in eventlogs.json says, each entry with its reason. The last entry that
/// matches a diagnostic counts.
/// </summary>
internal sealed class LintPolicy
{
    private static readonly Dictionary<string, Severity?> Severities = new(StringComparer.Ordinal)
    {
        ["off"] = null,
        ["info"] = Severity.Info,
        ["warning"] = Severity.Warning,
        ["error"] = Severity.Error,
    };

    private readonly string _file;
    private readonly ImmutableArray<LintRule> _rules;

    private LintPolicy(string file, ImmutableArray<LintRule> rules) => (_file, _rules) = (file, rules);

    /// <summary>The rules' own severity everywhere.</summary>
    public static LintPolicy None { get; } = new("", []);

    /// <summary>The policy of a repository, and what is wrong with it.</summary>
    public static (LintPolicy Policy, ImmutableArray<Diagnostic> Problems) Of(RepositorySettings settings)
    {
        var problems = settings.Lint.Select(entry => (Location: At(settings.File, entry), Problem: ProblemOf(entry)))
            .Where(item => item.Problem is not null)
            .Select(item => Descriptors.InvalidLintEntry.At(item.Location, item.Problem!))
            .ToImmutableArray();
        return problems.IsEmpty
            ? (new LintPolicy(settings.File, [.. settings.Lint.Select(entry => LintRule.Of(settings, entry, Severities[entry["severity"]]))]), problems)
            : (None, problems);
    }

    /// <summary>The diagnostics as the policy has them, and a warning for each of its entries that matches none.</summary>
    public ImmutableArray<Diagnostic> Apply(ImmutableArray<Diagnostic> diagnostics)
    {
        if (_rules.IsEmpty)
            return diagnostics;

        var used = new HashSet<LintRule>();
        var result = new List<Diagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            var matching = _rules.Where(rule => rule.Matches(diagnostic)).ToList();
            used.UnionWith(matching);
            if (matching.Count == 0)
                result.Add(diagnostic);
            else if (matching[^1].Severity is { } severity)
                result.Add(diagnostic with { Descriptor = diagnostic.Descriptor with { Severity = severity } });
        }

        return Diagnostic.Sorted(result.Concat(_rules.Where(rule => !used.Contains(rule)).Select(Unused)));
    }

    private static string? ProblemOf(SettingsEntry entry)
    {
        if (!Severities.TryGetValue(entry["severity"], out var severity))
            return $"'{entry["severity"]}' is not a severity. There are: {string.Join(", ", Severities.Keys)}.";
        if (Descriptors.All.FirstOrDefault(item => item.Id == entry["id"]) is not { } descriptor)
            return $"There is no diagnostic '{entry["id"]}'.";
        return descriptor.Severity == Severity.Error && severity != Severity.Error
            ? $"{descriptor.Id} is an error, which nothing can be generated with: it cannot be made {entry["severity"]}."
            : null;
    }

    private static Location At(string file, SettingsEntry entry) => new(file, entry.Line, entry.Column);

    private Diagnostic Unused(LintRule rule) =>
        Descriptors.UnusedLintEntry.At(At(_file, rule.Entry), $"There is no {rule.Entry["id"]} {rule.Where} any more.");
}
