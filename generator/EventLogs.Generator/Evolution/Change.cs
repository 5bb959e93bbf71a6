using System.Collections.Immutable;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;

namespace EventLogs.Generator.Evolution;

/// <summary>One difference between two versions of the schemas.</summary>
/// <param name="Kind">What kind of difference.</param>
/// <param name="Event">The event; by its new identity, where it has one.</param>
/// <param name="Subject">What has changed: a table, a column, a field of one, or a property of the event.</param>
/// <param name="Message">What has changed there, as a sentence.</param>
/// <param name="Breaks">What it breaks, as the log and its history are stored.</param>
internal sealed record Change(ChangeKind Kind, SchemaId Event, ChangeSubject Subject, string Message, Breaks Breaks)
{
    public ChangeRule Rule => ChangeRules.Of(Kind);

    /// <summary>Whether something that worked before does not any more.</summary>
    public bool IsBreaking => Breaks != Breaks.Nothing;
}

/// <summary>What has changed.</summary>
/// <param name="Name">For people: a table, <c>deploymentId</c>, <c>items[*].price</c> or <c>$.detail.state</c>.</param>
/// <param name="Path">The property names from the event's root to the value; empty for the event as a whole.</param>
/// <param name="Column">The column, where it is one or in one.</param>
internal sealed record ChangeSubject(string Name, ImmutableArray<string> Path, string? Column = null)
{
    /// <summary>The path in the older version, where that is another one: of a column with the same name.</summary>
    public ImmutableArray<string> OldPath { get; init; } = Path;

    /// <summary>The property of the event at a path, by its JSONPath.</summary>
    public static ChangeSubject Property(ImmutableArray<string> path) => new(Format(path), path);

    /// <summary>The JSONPath of a property, with <c>[*]</c> for what is in an array or a map.</summary>
    public static string Format(ImmutableArray<string> path) =>
        string.Concat(path.Select(key => key == BindingNote.Element ? key : SingularPath.Format([key])[1..]).Prepend("$"));
}
