namespace EventLogs.Runtime.Catalog;

/// <summary>Names the class that lists the event logs and saved queries of an assembly, so that programs find it in an assembly they load.</summary>
/// <param name="catalog">
/// The class: static properties <c>Events</c> of <see cref="EventDefinition"/>s, <c>Views</c> of <see cref="ViewDefinition"/>s and
/// <c>Queries</c> of <see cref="SavedQuery"/>s, each an <see cref="System.Collections.Immutable.ImmutableArray{T}"/>; and, if it has one, a constant <c>Index</c>: a
/// line for each event with its class and the names of its table, its history and its view, separated by spaces. The generator writes it.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class EventCatalogAttribute(Type catalog) : Attribute
{
    /// <summary>The class.</summary>
    public Type Catalog { get; } = catalog;
}
