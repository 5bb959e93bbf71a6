extern alias reference;

using System.Collections.Frozen;
using System.Reflection;
using EventLogs.Fixtures;
using EventLogs.Generated;
using EventLogs.Runtime.Catalog;
using ReferenceCatalog = reference::EventLogs.Generated.EventCatalog;
using ReferenceDefinition = reference::EventLogs.Runtime.Catalog.EventDefinition;

namespace EventLogs.Fuzz;

/// <summary>The events that both sides have a mapper for: this repository's, those of the fixtures, those of the registry.</summary>
internal static class EventKinds
{
    /// <summary>All of them by their ids, with the definition of the run-time library and that of its reference.</summary>
    public static FrozenDictionary<string, (EventDefinition Ours, ReferenceDefinition Reference)> All { get; } = Pairs();

    private static FrozenDictionary<string, (EventDefinition Ours, ReferenceDefinition Reference)> Pairs()
    {
        EventDefinition[] ours = [.. EventCatalog.Events, .. FixtureEvents.All, .. Definitions<EventDefinition>(typeof(EventKinds).Assembly)];
        var reference = Definitions<ReferenceDefinition>(typeof(ReferenceCatalog).Assembly).ToDictionary(definition => definition.Id);
        // where all of it is compiled into one assembly, that of the repository and of the fixtures is there too
        return ours.DistinctBy(definition => definition.Id).ToFrozenDictionary(definition => definition.Id, definition => (definition, reference[definition.Id]));
    }

    /// <summary>The definitions in the generated code of an assembly.</summary>
    private static IEnumerable<T> Definitions<T>(Assembly assembly) => assembly.GetExportedTypes()
        .Select(type => type.GetProperty("Definition", BindingFlags.Public | BindingFlags.Static))
        .Where(property => property?.PropertyType == typeof(T))
        .Select(property => (T)property!.GetValue(null)!);
}
