using System.Collections.Immutable;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Binding;

/// <summary>A view, and what is known of its query.</summary>
/// <param name="File">The view as it was read.</param>
/// <param name="Columns">The names of its columns in order; null where they are not known.</param>
/// <param name="Tables">The tables and views that it reads, those that its views read included.</param>
internal sealed record BoundView(ViewFile File, ImmutableArray<string>? Columns, ImmutableHashSet<string> Tables);

/// <summary>All views of a schemas folder, one for each name.</summary>
/// <param name="InOrder">Each after those that it reads.</param>
/// <param name="InCircles">Those that read themselves, through others or at once.</param>
/// <param name="Behind">Those that read one of these.</param>
internal sealed record BoundViews(ImmutableArray<BoundView> InOrder, ImmutableArray<BoundView> InCircles, ImmutableArray<BoundView> Behind)
{
    public static BoundViews None { get; } = new([], [], []);

    public IEnumerable<BoundView> All => InOrder.Concat(InCircles).Concat(Behind);
}
