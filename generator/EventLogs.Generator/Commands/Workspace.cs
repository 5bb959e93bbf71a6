using System.Collections.Immutable;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Naming;
using EventLogs.Configuration;
using EventLogs.Generator.Policy;
using EventLogs.Terminal;

namespace EventLogs.Generator.Commands;

/// <summary>Where a command works: what the options say, or else eventlogs.json, or else what is usual.</summary>
/// <param name="Schemas">The folder of the schemas.</param>
/// <param name="Output">The folder that is generated to.</param>
/// <param name="RootNamespace">The namespace of the C# that is generated.</param>
/// <param name="HasJsonContexts">Whether the records of each event have a JSON context.</param>
/// <param name="Lint">How severe diagnostics are.</param>
/// <param name="Accepted">The breaking changes that were accepted.</param>
internal sealed record Workspace(
    string Schemas, string Output, string RootNamespace, bool HasJsonContexts, LintPolicy Lint, ImmutableArray<SettingsEntry> Accepted)
{
    /// <summary>Finds it. The settings are those of the repository that the schemas folder is in.</summary>
    /// <param name="consoles">Where problems are printed.</param>
    /// <param name="schemas">The folder of the schemas, where an option names one.</param>
    /// <param name="output">The folder that is generated to, where an option names one.</param>
    /// <returns>Null where eventlogs.json has an error, which was printed.</returns>
    public static Workspace? Find(Consoles consoles, string? schemas, string? output = null)
    {
        if (SettingsFile.Find(schemas ?? ".") is not { } file)
        {
            return new Workspace(
                schemas ?? RepositorySettings.DefaultSchemas, output ?? RepositorySettings.DefaultOutput, CSharpNames.DefaultNamespace, true, LintPolicy.None, []);
        }

        var (settings, problems) = SettingsFile.Read(file);
        var diagnostics = problems.Select(Diagnose).ToList();
        if (settings is not null && CSharpNames.NamespaceProblem(settings.Namespace.Text) is { } problem)
            diagnostics.Add(Descriptors.InvalidNamespace.At(new Location(file, settings.Namespace.Line, settings.Namespace.Column), problem));
        var lint = LintPolicy.None;
        if (settings is not null)
        {
            (lint, var inLint) = LintPolicy.Of(settings);
            diagnostics.AddRange([.. inLint, .. AcceptedChanges.Problems(settings)]);
        }

        DiagnosticPrinter.Print(consoles.Error, Diagnostic.Sorted(diagnostics), Severity.Info);
        return settings is null || diagnostics.Count > 0
            ? null
            : new Workspace(
                schemas ?? settings.PathOf(settings.Schemas), output ?? settings.PathOf(settings.Output), settings.Namespace.Text,
                settings.HasJsonContexts, lint, settings.AcceptedChanges);
    }

    /// <summary>Load -> Bind -> Lint, with the severities of this repository.</summary>
    public async Task<Compilation> CompileAsync()
    {
        var compilation = await Passes.CompileAsync(Schemas, root: RootNamespace).ConfigureAwait(false);
        return compilation with { HasJsonContexts = HasJsonContexts, Diagnostics = Lint.Apply(compilation.Diagnostics) };
    }

    private static Diagnostic Diagnose(SettingsProblem problem)
    {
        var descriptor = problem.Kind switch
        {
            SettingsProblemKind.Unreadable => Descriptors.UnreadableSettings,
            SettingsProblemKind.Malformed => Descriptors.MalformedSettings,
            SettingsProblemKind.Path => Descriptors.InvalidSettingsPath,
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Kind, null),
        };
        return descriptor.At(new Location(problem.File, problem.Line, problem.Column), problem.Message);
    }
}
