using System.Collections.Immutable;
using System.Reflection;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Loading;

/// <summary>Loads an assembly that the generated code of a repository was built to, and the catalogs that it names.</summary>
internal static class CatalogAssembly
{
    private static readonly AssemblyName Runtime = typeof(EventDefinition).Assembly.GetName();

    /// <summary>What all its catalogs hold.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">It holds no catalog that can be used here: says why, and what to do.</exception>
    public static EventLogCatalog Load(string path, string name)
    {
        try
        {
            var assembly = new CatalogContext(path).Load();
            if (RuntimeVersion.Problem(Referenced(assembly), Runtime.Version!) is { } problem)
                throw new InvalidDataException($"{name} {problem}");
            return Members<EventDefinition>(assembly, "Events") is { IsEmpty: false } events
                ? new EventLogCatalog(events, Members<ViewDefinition>(assembly, "Views"), Members<SavedQuery>(assembly, "Queries"))
                : throw new InvalidDataException($"{name} holds no catalog: it must be built from what 'eventlogs generate' writes");
        }
        catch (Exception problem) when (problem is BadImageFormatException or TargetInvocationException or TypeLoadException or MissingMemberException)
        {
            throw new InvalidDataException($"{name} cannot be loaded: {(problem.InnerException ?? problem).Message}", problem);
        }
    }

    private static Version? Referenced(Assembly assembly) =>
        assembly.GetReferencedAssemblies().FirstOrDefault(reference => reference.Name == Runtime.Name)?.Version;

    private static ImmutableArray<T> Members<T>(Assembly assembly, string name) =>
    [
        .. assembly.GetCustomAttributes<EventCatalogAttribute>()
            .Select(attribute => attribute.Catalog.GetProperty(name, BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<ImmutableArray<T>>()
            .SelectMany(members => members),
    ];
}
