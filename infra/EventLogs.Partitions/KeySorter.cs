using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions;

/// <summary>Finds out what the keys of new objects call for.</summary>
/// <param name="tables">The tables, by name.</param>
internal sealed class KeySorter(FrozenDictionary<string, TableDefinition> tables)
{
    private static readonly string Folders = PartitionLayout.PartitionFolder([.. PartitionLayout.Keys.Select(key => key.Format)]);

    /// <summary>Whether a key is that of an object in a partition of one of the tables.</summary>
    public bool IsInPartition(string key, [NotNullWhen(true)] out TableDefinition? table, out ImmutableArray<string> values)
    {
        table = null;
        return PartitionLayout.TryParse(key, out var name, out values) && tables.TryGetValue(name, out table);
    }

    /// <summary>Whether an object belongs in the bucket and in no partition: a folder marker, records that failed, or the history.</summary>
    public static bool IsExpectedElsewhere(string key)
    {
        var segments = key.Split('/');
        return segments[^1].Length == 0
            || (segments.Length > 2 && (IsUnder(PartitionLayout.ErrorPrefix(segments[1])) || IsUnder(PartitionLayout.HistoryPrefix(segments[1]))));

        bool IsUnder(string prefix) => key.StartsWith(prefix, StringComparison.Ordinal);
    }

    /// <summary>Why an object that is in no partition looks as if it should be in one; null when it does not.</summary>
    public string? Misplacement(string key)
    {
        if (NearMiss(key) is { } reason)
            return reason;
        var decoded = Uri.UnescapeDataString(key);
        return decoded != key && (IsInPartition(decoded, out _, out _) || NearMiss(decoded) is not null)
            ? "it is URL-encoded twice"
            : null;
    }

    private string? NearMiss(string key)
    {
        if (PartitionLayout.TryParse(key, out var name, out _))
            return $"there is no table {name}: the function may be older than the rules";
        var folder = key.Split('/')[0];
        return tables.ContainsKey(folder) && key.Length > folder.Length
            ? $"it does not lie in {PartitionLayout.TablePrefix(folder)}{Folders}"
            : null;
    }
}
