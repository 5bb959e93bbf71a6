namespace EventLogs.Runtime.CompilerServices;

/// <summary>A kind of ARN that a column takes.</summary>
/// <param name="Service">The service; <c>*</c> for any.</param>
/// <param name="ResourceType">The resource type.</param>
/// <param name="Slot">The number of the ARN's slot among the values of the event.</param>
public sealed record ArnKind(string Service, string ResourceType, int Slot);

/// <summary>The kinds of ARNs that the columns of a line take out of one array.</summary>
/// <param name="kinds">The kinds.</param>
public sealed class ArnKinds(params ReadOnlySpan<ArnKind> kinds)
{
    /// <summary>The kinds.</summary>
    internal ArnKind[] All { get; } = kinds.ToArray();
}
