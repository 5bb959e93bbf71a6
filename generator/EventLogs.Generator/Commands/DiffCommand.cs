using System.Collections.Immutable;
using System.CommandLine;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Generator.Evolution;
using EventLogs.Generator.Policy;
using EventLogs.Generator.Reporting;
using EventLogs.Terminal;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs diff</c>: what has changed since another version of the schemas, and what that breaks.</summary>
internal static class DiffCommand
{
    public static Command Create(Consoles consoles)
    {
        var schemas = CommonOptions.Schemas();
        var against = new Option<string>("--against")
        {
            Description = "The older version: a folder of schemas, or a git revision of this one, such as main",
            HelpName = "folder|revision",
            Required = true,
        };
        var format = CommonOptions.Format();
        var allowBreaking = new Option<bool>("--allow-breaking") { Description = "Exit code 0 on breaking changes too" };
        var command = new Command("diff", "Show what has changed in the schemas and what it breaks; exit code 1 on breaking changes")
        {
            against, schemas, format, allowBreaking,
        };
        command.SetAction(async (arguments, _) =>
        {
            if (Workspace.Find(consoles, arguments.GetValue(schemas)) is not { } workspace)
                return 1;
            var report = await CompareAsync(consoles, arguments.GetValue(against)!, workspace).ConfigureAwait(false);
            if (report is null)
                return 1;

            var text = arguments.GetValue(format) switch
            {
                FindingFormat.Text => DiffText.Of(report),
                FindingFormat.Json => DiffJson.Of(report),
                var other => FindingFormat.Write(
                    other!, [.. report.Changes.Select(item => Finding.Of(item, arguments.GetValue(allowBreaking)))]),
            };
            await consoles.Out.Profile.Out.Writer.WriteAsync(text).ConfigureAwait(false);
            return report.IsBreaking && !arguments.GetValue(allowBreaking) ? 1 : 0;
        });
        return command;
    }

    /// <summary>Compares; null when one side cannot be read, which was printed.</summary>
    private static async Task<DiffReport?> CompareAsync(Consoles consoles, string against, Workspace workspace)
    {
        var after = await workspace.CompileAsync().ConfigureAwait(false);
        if (Print(consoles, SchemaErrors(after)))
            return null;

        var (before, problems) = await Baseline.ReadAsync(against, workspace.Schemas).ConfigureAwait(false);
        if (before is not null && SchemaErrors(before) is { IsEmpty: false } errors)
        {
            var message = $"The schemas have {DiagnosticPrinter.Count(errors)}.";
            problems = errors.Add(Descriptors.BaselineHasErrors.At(new Location(against), message));
        }

        return Print(consoles, problems) ? null : DiffReport.Of(against, before!, after, change => AcceptedChanges.ReasonFor(change, workspace.Accepted));
    }

    private static bool Print(Consoles consoles, ImmutableArray<Diagnostic> errors)
    {
        DiagnosticPrinter.Print(consoles.Error, errors, Severity.Error);
        return !errors.IsEmpty;
    }

    /// <summary>The errors that leave a schema without a model. Samples, queries and views are not compared.</summary>
    private static ImmutableArray<Diagnostic> SchemaErrors(Compilation compilation)
    {
        var samples = compilation.Samples.Select(sample => sample.File.DisplayPath).ToHashSet(StringComparer.Ordinal);
        return [.. compilation.Diagnostics.Where(diagnostic => diagnostic.IsError && !samples.Contains(diagnostic.Location.File) && !IsSql(diagnostic.Location.File))];

        static bool IsSql(string file) => file.EndsWith(".sql", StringComparison.Ordinal);
    }
}
