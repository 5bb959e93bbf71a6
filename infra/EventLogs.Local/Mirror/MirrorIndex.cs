using System.Text.Json;
using System.Text.Json.Serialization;
using EventLogs.Local.Storage;

namespace EventLogs.Local.Mirror;

/// <summary>Which version of each object lies in a mirror, as a file in it. Without it everything is fetched again.</summary>
internal sealed class MirrorIndex(LocalBucket bucket)
{
    private const string Key = ".catalog/mirror.json";

    private readonly Dictionary<string, string> _tags = Read(bucket.PathOf(Key));

    /// <summary>The keys of the objects.</summary>
    public IReadOnlyCollection<string> Keys => _tags.Keys;

    /// <summary>Whether an object lies in the mirror as it is in S3.</summary>
    public bool Has(S3Item item) =>
        _tags.GetValueOrDefault(item.Key) == item.ETag && new FileInfo(bucket.PathOf(item.Key)) is { Exists: true } file && file.Length == item.Bytes;

    public void Add(S3Item item)
    {
        lock (_tags)
            _tags[item.Key] = item.ETag;
    }

    public void Remove(string key)
    {
        lock (_tags)
            _tags.Remove(key);
    }

    public void Save() => bucket.Put(Key, JsonSerializer.SerializeToUtf8Bytes(_tags, MirrorJson.Default.DictionaryStringString));

    private static Dictionary<string, string> Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), MirrorJson.Default.DictionaryStringString) ?? [] : [];
        }
        catch (JsonException)
        {
            // a cache that cannot be read is an empty one
            return [];
        }
    }
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class MirrorJson : JsonSerializerContext;
