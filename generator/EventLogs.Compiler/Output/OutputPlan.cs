using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Compiler.Output;

/// <summary>What writing would change in the output folder. Made first, as a whole, so that nothing is half-written.</summary>
/// <param name="Folder">The output folder.</param>
/// <param name="Changes">The files to create, change or delete, by path.</param>
/// <param name="Problems">Why it must not be done; empty when it may.</param>
internal sealed record OutputPlan(string Folder, ImmutableArray<FileChange> Changes, ImmutableArray<Diagnostic> Problems);

/// <summary>One file that would change.</summary>
/// <param name="Path">Relative to the output folder.</param>
/// <param name="Before">Its text now; null when it is not there.</param>
/// <param name="After">Its text then; null when it goes.</param>
internal sealed record FileChange(string Path, string? Before, string? After);
