using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Compiler.Binding;

/// <summary>Something that binding a schema brought to light, for Lint to report with its location.</summary>
/// <param name="Descriptor">What it becomes.</param>
/// <param name="Path">The property names from the event's root; <see cref="Element"/> for what is in an array or a map.</param>
/// <param name="Message">What it is, as a sentence.</param>
internal sealed record BindingNote(DiagnosticDescriptor Descriptor, ImmutableArray<string> Path, string Message)
{
    /// <summary>Stands in a path for the elements of an array or the values of a map.</summary>
    public const string Element = "[*]";

    /// <summary>Where in x-event-log the problem is, when it is there and not in the properties.</summary>
    public ImmutableArray<string> MappingPath { get; init; } = [];
}
