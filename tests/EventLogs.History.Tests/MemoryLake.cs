using System.Globalization;
using System.Text;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.History.Tests;

/// <summary>
/// A log and its history in memory, and an engine that folds as the emitted SQL does: an event id is kept once over a day and the one before.
/// A row is an event's id with a number that tells its arrivals apart.
/// </summary>
internal sealed class MemoryLake : IHistoryEngine
{
    public const string Table = "orders";

    private int _arrivals;

    /// <summary>The bucket.</summary>
    public MemoryBucket Bucket { get; } = new();

    /// <summary>The last day that the view reads from the history.</summary>
    public DateOnly? ViewDay { get; private set; }

    /// <summary>What the engine answers in place of folding; null to fold.</summary>
    public string? Failure { get; set; }

    /// <summary>The days that were folded, each as often as it was.</summary>
    public List<DateOnly> Folded { get; } = [];

    /// <summary>The event log.</summary>
    public static EventDefinition Log { get; } = new(
        "shop/order-placed", "shop", "Order Placed", new TableDefinition(Table, "", [], StorageFormat.JsonLines), (_, _, _) => new MapResult(MapError.InvalidJson));

    /// <summary>An event arrives.</summary>
    public void Arrive(DateOnly day, int id) =>
        Bucket.Put(PartitionLayout.LogFolder(Table, day) + $"hour=00/{_arrivals:D6}.gz", Row(id, _arrivals++));

    public Task<string?> FoldAsync(EventDefinition log, DateOnly day, string folder, CancellationToken cancellation)
    {
        Bucket.Count();
        if (Bucket.Keys.Any(key => key.StartsWith(folder, StringComparison.Ordinal)))
            return Task.FromResult<string?>("HIVE_PATH_ALREADY_EXISTS");
        Folded.Add(day);

        // several objects, so that a killed run leaves some of them
        foreach (var row in Distinct(from => from == day || from == day.AddDays(-1)).Where(row => row.Day == day))
        {
            Bucket.Count();
            if (Failure is not null)
                return Task.FromResult<string?>(Failure);
            Bucket.Put($"{folder}{row.Arrival:D6}.parquet", Row(row.Id, row.Arrival));
        }

        return Task.FromResult(Failure);
    }

    public Task<string?> ReplaceViewAsync(EventDefinition log, DateOnly? lastDay, CancellationToken cancellation)
    {
        Bucket.Count();
        ViewDay = lastDay;
        return Task.FromResult<string?>(null);
    }

    /// <summary>What the view gives: of each row, the event's id and which of its arrivals it is.</summary>
    public List<(int Id, int Arrival)> View()
    {
        var last = ViewDay ?? DateOnly.MinValue;
        return
        [
            .. Rows("history/" + Table + "/", ".parquet").Where(row => row.Day <= last).Select(row => (row.Id, row.Arrival)),
            .. Distinct(from => from >= last).Where(row => row.Day > last).Select(row => (row.Id, row.Arrival)),
        ];
    }

    /// <summary>The first arrival of each event.</summary>
    public List<(int Id, int Arrival)> FirstArrivals() =>
        [.. Rows(Table + "/", ".gz").GroupBy(row => row.Id).Select(rows => rows.MinBy(row => (row.Day, row.Arrival))).Select(row => (row.Id, row.Arrival))];

    private IEnumerable<(DateOnly Day, int Id, int Arrival)> Distinct(Func<DateOnly, bool> isRead) =>
        Rows(Table + "/", ".gz").Where(row => isRead(row.Day)).GroupBy(row => row.Id).Select(rows => rows.MinBy(row => (row.Day, row.Arrival)));

    private IEnumerable<(DateOnly Day, int Id, int Arrival)> Rows(string prefix, string ending)
    {
        foreach (var key in Bucket.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && key.EndsWith(ending, StringComparison.Ordinal)).ToList())
        {
            Assert.True(PartitionLayout.TryParseDay(key.AsSpan(prefix.Length), out var day));
            var numbers = Encoding.UTF8.GetString(Bucket.Get(key)).Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            yield return (day, numbers[0], numbers[1]);
        }
    }

    private static byte[] Row(int id, int arrival) => Encoding.UTF8.GetBytes($"{id} {arrival}");
}
