using System.Collections.Immutable;

namespace EventLogs.Compiler.Model;

/// <summary>
/// Where a column's value comes from. A closed hierarchy that is taken apart by <see cref="Match"/> alone: a new kind of source is a new
/// record here with a parameter there, and the compiler names everything that has to decide about it.
/// </summary>
/// <param name="Keys">The property names from the event's root to the value that the source reads.</param>
internal abstract record ColumnSource(ImmutableArray<string> Keys)
{
    /// <summary>One result for each kind of source.</summary>
    /// <param name="path">The value at the path, as it is.</param>
    /// <param name="arn">An ARN out of the array at the path.</param>
    /// <param name="part">A part of an ARN that another source takes.</param>
    public abstract T Match<T>(Func<PathSource, T> path, Func<ArnSource, T> arn, Func<ArnPartSource, T> part);

    /// <summary>Whether two columns take the same from the same value.</summary>
    public bool IsSameAs(ColumnSource other) => Keys.AsSpan().SequenceEqual(other.Keys.AsSpan()) && TakesTheSame(other);

    /// <summary>Whether two columns take the same from their values, wherever those stand.</summary>
    public abstract bool TakesTheSame(ColumnSource other);
}

/// <summary>The value at the path, as it is.</summary>
internal sealed record PathSource(ImmutableArray<string> Keys) : ColumnSource(Keys)
{
    public override T Match<T>(Func<PathSource, T> path, Func<ArnSource, T> arn, Func<ArnPartSource, T> part) => path(this);

    public override bool TakesTheSame(ColumnSource other) => other is PathSource;
}

/// <summary>The first ARN of a kind in the array at the path.</summary>
/// <param name="Keys">The property names from the event's root to the array.</param>
/// <param name="Pattern">The kind.</param>
internal sealed record ArnSource(ImmutableArray<string> Keys, ArnPattern Pattern) : ColumnSource(Keys)
{
    public override T Match<T>(Func<PathSource, T> path, Func<ArnSource, T> arn, Func<ArnPartSource, T> part) => arn(this);

    public override bool TakesTheSame(ColumnSource other) => other is ArnSource { Pattern: var pattern } && pattern == Pattern;
}

/// <summary>A part of an ARN.</summary>
/// <param name="Arn">Where the ARN comes from: a path to a string, or an array of ARNs.</param>
/// <param name="Part">The part.</param>
internal sealed record ArnPartSource(ColumnSource Arn, ArnPart Part) : ColumnSource(Arn.Keys)
{
    public override T Match<T>(Func<PathSource, T> path, Func<ArnSource, T> arn, Func<ArnPartSource, T> part) => part(this);

    public override bool TakesTheSame(ColumnSource other) => other is ArnPartSource its && its.Part == Part && its.Arn.TakesTheSame(Arn);
}

/// <summary>Picks the first ARN of a service and resource type.</summary>
/// <param name="Service">The service; <c>*</c> for any.</param>
/// <param name="ResourceType">The resource type, which in an ARN ends at <c>:</c> or <c>/</c>.</param>
internal sealed record ArnPattern(string Service, string ResourceType)
{
    public override string ToString() => $"{Service}:{ResourceType}";
}
