using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EventLogs.Compiler.Output;

/// <summary>
/// What the generator wrote last: for every schema its hash and those of its artifacts. Tells generated files from edited ones, and
/// those that no schema owns any more.
/// </summary>
/// <param name="Owners">By schema identity (or <c>*</c> for what all schemas make together): the schema's hash, and its artifacts' by path.</param>
internal sealed record Manifest(ImmutableSortedDictionary<string, ManifestEntry> Owners)
{
    public const string FileName = "manifest.json";

    /// <summary>The owner of artifacts that are made from all schemas together.</summary>
    public const string Everything = "*";

    /// <summary>The owner of what a run was about to write when it was stopped.</summary>
    private const string Pending = "*pending";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Manifest Empty { get; } = new(ImmutableSortedDictionary.Create<string, ManifestEntry>(StringComparer.Ordinal));

    /// <summary>The manifest of a folder that is being written to.</summary>
    /// <param name="present">The hashes of the artifacts that are there, by path.</param>
    /// <param name="pending">The hashes of those that will be written.</param>
    public static Manifest During(IReadOnlyDictionary<string, string> present, IReadOnlyDictionary<string, string> pending) =>
        new(Empty.Owners
            .Add(Everything, new ManifestEntry(null, present.ToImmutableSortedDictionary(StringComparer.Ordinal)))
            .Add(Pending, new ManifestEntry(null, pending.ToImmutableSortedDictionary(StringComparer.Ordinal))));

    /// <summary>The hashes of all artifacts by path: two where a run was stopped that was about to change one.</summary>
    public ILookup<string, string> Hashes() =>
        Owners.Values.SelectMany(entry => entry.Artifacts).ToLookup(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    public string ToJson() => JsonSerializer.Serialize(Owners, Options) + "\n";

    /// <summary>Reads a manifest; throws <see cref="JsonException"/> when the text is not one.</summary>
    public static Manifest FromJson(string json)
    {
        var owners = JsonSerializer.Deserialize<Dictionary<string, ManifestEntry>>(json, Options) ?? throw new JsonException("The file is empty.");
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (owner, entry) in owners)
        {
            foreach (var path in entry?.Artifacts?.Keys ?? throw new JsonException("An entry has no artifacts."))
            {
                if (!IsInside(path))
                    throw new JsonException($"'{path}' is not a path inside the output folder.");
                if (owner != Pending && !paths.Add(path))
                    throw new JsonException($"'{path}' has two owners.");
            }
        }

        return new Manifest(owners.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <summary>What is named here may be deleted, so a manifest must not lead out of its folder.</summary>
    private static bool IsInside(string path) =>
        !path.Contains('\\', StringComparison.Ordinal) && !Path.IsPathRooted(path) && path.Split('/').All(part => part is not ("" or "." or ".."));

    /// <summary>The hash of a text, as it stands in the manifest.</summary>
    public static string Hash(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>One schema's line in the manifest.</summary>
/// <param name="Schema">The hash of the schema's text; null for what all schemas make together.</param>
/// <param name="Artifacts">The hashes of its artifacts by path.</param>
internal sealed record ManifestEntry(string? Schema, ImmutableSortedDictionary<string, string> Artifacts);
