using System.Collections.Immutable;
using System.Reflection;
using EventLogs.Local.Catalog;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Loading;

/// <summary>An assembly that the generated code of a repository was built to, and the catalogs that it names.</summary>
/// <param name="path">The assembly.</param>
/// <param name="name">What messages call it.</param>
internal sealed class CatalogAssembly(string path, string name)
{
    private static readonly AssemblyName Runtime = typeof(EventDefinition).Assembly.GetName();

    /// <summary>What all its catalogs hold. Definitions of events are made when they are asked for.</summary>
    /// <exception cref="InvalidDataException">It holds no catalog that can be used here: says why, and what to do. Asking for a definition throws it too.</exception>
    public EventLogCatalog Load() => Checked(() =>
    {
        var assembly = new CatalogContext(path).Load();
        if (RuntimeVersion.Problem(Referenced(assembly), Runtime.Version!) is { } problem)
            throw new InvalidDataException($"{name} {problem}");
        ImmutableArray<Type> catalogs = [.. assembly.GetCustomAttributes<EventCatalogAttribute>().Select(attribute => attribute.Catalog)];
        var logs = new LogIndex(
            [.. catalogs.SelectMany(CatalogIndex.Of).Select(entry => entry with { Definition = () => Checked(entry.Definition) })],
            () => Checked(() => Members<EventDefinition>(catalogs, "Events")));
        return logs.Logs.IsEmpty
            ? throw new InvalidDataException($"{name} holds no catalog: it must be built from what 'eventlogs generate' writes")
            : new EventLogCatalog(logs, Members<ViewDefinition>(catalogs, "Views"), Members<SavedQuery>(catalogs, "Queries"));
    });

    private T Checked<T>(Func<T> load)
    {
        try
        {
            return load();
        }
        catch (Exception problem) when (problem is BadImageFormatException or TargetInvocationException or TypeLoadException or MissingMemberException)
        {
            throw new InvalidDataException($"{name} cannot be loaded: {(problem.InnerException ?? problem).Message}", problem);
        }
    }

    private static Version? Referenced(Assembly assembly) =>
        assembly.GetReferencedAssemblies().FirstOrDefault(reference => reference.Name == Runtime.Name)?.Version;

    private static ImmutableArray<T> Members<T>(ImmutableArray<Type> catalogs, string property) =>
    [
        .. catalogs
            .Select(catalog => catalog.GetProperty(property, BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<ImmutableArray<T>>()
            .SelectMany(members => members),
    ];
}
