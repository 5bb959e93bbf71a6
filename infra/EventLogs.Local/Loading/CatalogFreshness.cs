using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EventLogs.Configuration;

namespace EventLogs.Local.Loading;

/// <summary>
/// Whether a built catalog is what the schemas say. Schemas are compared by what they hold, because a checkout gives every file a new
/// time; code with its assembly by time, as the build does it.
/// </summary>
internal static class CatalogFreshness
{
    /// <summary>The manifest that the generator writes beside the code: the hash of each schema.</summary>
    private const string Manifest = "manifest.json";

    private const string SchemaEnding = ".schema.json";

    /// <summary>A schema that is not what was generated from; null where there is none.</summary>
    public static string? StaleSchema(RepositorySettings settings)
    {
        var (schemas, manifest) = (Path.Join(settings.Root, settings.Schemas), Path.Join(settings.Root, settings.Output, Manifest));
        if (!Directory.Exists(schemas))
            return null;
        var hashes = Hashes(manifest);
        var generated = File.GetLastWriteTimeUtc(manifest);
        foreach (var folder in Directory.EnumerateDirectories(schemas))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*" + SchemaEnding))
            {
                var hash = hashes.GetValueOrDefault($"{Path.GetFileName(folder)}/{Path.GetFileName(file)[..^SchemaEnding.Length]}");
                if (hash is null || File.GetLastWriteTimeUtc(file) > generated && hash != HashOf(file))
                    return settings.PathOf(Path.GetRelativePath(settings.Root, file));
            }
        }

        return null;
    }

    /// <summary>A generated file that was written after the assembly; null where there is none.</summary>
    public static string? NewerCode(RepositorySettings settings, string assembly)
    {
        var output = Path.Join(settings.Root, settings.Output);
        var built = File.GetLastWriteTimeUtc(assembly);
        var newer = Directory.Exists(output)
            ? Directory.EnumerateFiles(output, "*.g.cs", SearchOption.AllDirectories).FirstOrDefault(file => IsCode(output, file) && File.GetLastWriteTimeUtc(file) > built)
            : null;
        return newer is null ? null : settings.PathOf(Path.GetRelativePath(settings.Root, newer));
    }

    /// <summary>What a build leaves beside the code has the same ending.</summary>
    private static bool IsCode(string output, string file) =>
        Path.GetRelativePath(output, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj");

    private static Dictionary<string, string?> Hashes(string manifest)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(manifest));
            return document.RootElement.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetProperty("schema").GetString());
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new InvalidDataException($"{manifest} is not what 'eventlogs generate' wrote: run it again", problem);
        }
    }

    /// <summary>The hash that the generator gives the text: without a byte order mark, and with the line ends of Unix.</summary>
    private static string HashOf(string file)
    {
        var text = File.ReadAllText(file, Encoding.UTF8).Replace("\r\n", "\n", StringComparison.Ordinal);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
