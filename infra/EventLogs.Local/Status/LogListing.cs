using System.Globalization;
using EventLogs.Local.Delivery;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Status;

/// <summary>Looks at the keys of a table's folder while others read them: one listing of a bucket is enough.</summary>
internal sealed class LogListing(TableDefinition table)
{
    private readonly SortedSet<string> _folders = new(StringComparer.Ordinal);

    /// <summary>The folders of days that have objects.</summary>
    public IReadOnlyCollection<string> Folders => _folders;

    /// <summary>When the last object was written, as its name says, or else the hour of its partition; null when there is none.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>Passes the keys on.</summary>
    public async IAsyncEnumerable<string> PassAsync(IAsyncEnumerable<string> keys)
    {
        var prefix = PartitionLayout.TablePrefix(table.Name);
        await foreach (var key in keys.ConfigureAwait(false))
        {
            if (key.IndexOf('/', prefix.Length) is > 0 and var end)
                _folders.Add(key[..(end + 1)]);
            if (PartitionLayout.TryParse(key, out _, out var values) && (DeliveryNames.TimeOf(key) ?? HourOf(values)) is var time && !(time < Last))
                Last = time;
            yield return key;
        }
    }

    private static DateTimeOffset HourOf(IReadOnlyList<string> values) => DateTimeOffset.ParseExact(
        string.Join(' ', values),
        string.Join(' ', PartitionLayout.Keys.Select(key => key.Format)),
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal);
}
