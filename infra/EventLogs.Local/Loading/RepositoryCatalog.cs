using EventLogs.Configuration;

namespace EventLogs.Local.Loading;

/// <summary>The catalog of a repository: that in the assembly which eventlogs.json names.</summary>
internal static class RepositoryCatalog
{
    /// <summary>Loads it.</summary>
    /// <param name="path">The file eventlogs.json, or a folder in or below its own; null for the current folder.</param>
    /// <exception cref="InvalidDataException">It cannot be loaded: says why, and what to do.</exception>
    public static EventLogCatalog Load(string? path)
    {
        var settings = Settings(path);
        if (settings.Assembly is not { } pattern)
        {
            throw new InvalidDataException(
                $"{settings.File} does not say where the built catalog is: add \"assembly\": \"{settings.Output}/bin/*/net10.0/NAME.dll\"");
        }

        var build = $"dotnet build {settings.PathOf(ProjectFolder(settings))}";
        var assembly = AssemblyPattern.Newest(settings.Root, pattern);

        // hundreds of events are thousands of files: they are looked at while the assembly is loaded, which counts only if all is well
        var staleSchema = Task.Run(() => CatalogFreshness.StaleSchema(settings));
        var newerCode = Task.Run(() => assembly is null ? null : CatalogFreshness.NewerCode(settings, assembly));
        var name = settings.PathOf(assembly is null ? pattern : Path.GetRelativePath(settings.Root, assembly));
        var catalog = Task.Run(() => assembly is null ? null : new CatalogAssembly(assembly, name).Load());
        if (staleSchema.GetAwaiter().GetResult() is { } schema)
            throw new InvalidDataException($"{schema} is newer than what was generated: run 'eventlogs generate', then '{build}'");
        if (assembly is null)
            throw new InvalidDataException($"there is no {name}: run '{build}'");
        if (newerCode.GetAwaiter().GetResult() is { } code)
            throw new InvalidDataException($"{name} is older than {code}: run '{build}'");
        return catalog.GetAwaiter().GetResult()!;
    }

    /// <summary>The settings file that is meant by a file, a folder in or below its own, or nothing: the current folder.</summary>
    public static string? FileOf(string? path) => File.Exists(path) ? path : SettingsFile.Find(path ?? ".");

    private static RepositorySettings Settings(string? path)
    {
        if (FileOf(path) is not { } file)
        {
            throw new InvalidDataException(
                $"there is no {SettingsFile.Name} in {(path is null ? "this folder" : path)} or above it, which says where the catalog is: name it with --config, or write one with 'eventlogs init'");
        }

        var (settings, problems) = SettingsFile.Read(file);
        return settings ?? throw new InvalidDataException($"{file} cannot be used\n{string.Join('\n', problems)}");
    }

    /// <summary>The folder of the project that the generated code belongs to, from the root.</summary>
    private static string ProjectFolder(RepositorySettings settings)
    {
        for (var folder = settings.Output; folder.Length > 0; folder = Path.GetDirectoryName(folder) ?? "")
        {
            if (Path.Join(settings.Root, folder) is var path && Directory.Exists(path) && Directory.EnumerateFiles(path, "*.csproj").Any())
                return folder;
        }

        return settings.Output;
    }
}
