using System.Collections.Immutable;

namespace EventLogs.Compiler.Diagnostics;

/// <summary>Every diagnostic of the generator. docs/diagnostics.md is made from this table.</summary>
internal static partial class Descriptors
{
    /// <summary>All of them, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        .. typeof(Descriptors).GetFields()
            .Select(constant => constant.GetValue(null)).OfType<DiagnosticDescriptor>()
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    private static DiagnosticDescriptor Error(string id, string title, string why, string fix) =>
        new(id, Severity.Error, title, why, fix);

    private static DiagnosticDescriptor Warning(string id, string title, string why, string fix) =>
        new(id, Severity.Warning, title, why, fix);

    private static DiagnosticDescriptor Info(string id, string title, string why, string fix) =>
        new(id, Severity.Info, title, why, fix);
}
