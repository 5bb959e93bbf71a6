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

    private const string HistoryFolder = "history/" + Table + "/";

    private readonly List<(DateOnly Day, int Id, int Arrival)> _arrived = [];

    /// <summary>The bucket.</summary>
    public MemoryBucket Bucket { get; } = new();

    /// <summary>The last day that the view reads from the history.</summary>
    public DateOnly? ViewDay { get; private set; }

    /// <summary>What the engine answers instead of folding; null to fold.</summary>
    public string? Failure { get; set; }

    /// <summary>Whether it does not say what becomes of a question.</summary>
    public bool IsLost { get; set; }

    /// <summary>The days that were folded, each as often as it was.</summary>
    public List<DateOnly> Folded { get; } = [];

    /// <summary>The event log.</summary>
    public static EventDefinition Log { get; } = new(
        "shop/order-placed", "shop", "Order Placed", new TableDefinition(Table, "", [], StorageFormat.JsonLines), (_, _, _) => new MapResult(MapError.InvalidJson))
    {
        History = new HistoryDefinition(Table + "_history", [], "", Table + "_events", "") { EventId = "id" },
    };

    /// <summary>An event arrives.</summary>
    public void Arrive(DateOnly day, int id)
    {
        Bucket.Put(PartitionLayout.LogFolder(Table, day) + $"hour=00/{_arrived.Count:D6}.gz", Row(id, _arrived.Count));
        _arrived.Add((day, id, _arrived.Count));
    }

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
            .. Rows(HistoryFolder, ".parquet").Where(row => row.Day <= last).Select(row => (row.Id, row.Arrival)),
            .. Distinct(from => from >= last).Where(row => row.Day > last).Select(row => (row.Id, row.Arrival)),
        ];
    }

    /// <summary>The first arrival of each event.</summary>
    public List<(int Id, int Arrival)> FirstArrivals() =>
        [.. _arrived.GroupBy(row => row.Id).Select(rows => rows.MinBy(row => (row.Day, row.Arrival))).Select(row => (row.Id, row.Arrival))];

    /// <summary>The events that are in the log, in the history or in both.</summary>
    public IEnumerable<int> Kept() => Rows(Table + "/", ".gz").Concat(Rows(HistoryFolder, ".parquet")).Select(row => row.Id).Distinct();

    /// <summary>The days that the log has objects of.</summary>
    public IEnumerable<int> LogDays() => Rows(Table + "/", ".gz").Select(row => row.Day.Day).Distinct().Order();

    public Task<FoldedObjects> FindFoldedAsync(EventDefinition log, DateOnly day, CancellationToken cancellation)
    {
        Bucket.Count();
        if (IsLost)
            throw new TimeoutException("lost");
        var known = Known(day);
        var keys = Rows(Table + "/", ".gz").Where(row => row.Day == day && known.Contains(row.Id))
            .Select(row => PartitionLayout.LogFolder(Table, day) + $"hour=00/{row.Arrival:D6}.gz").ToHashSet();
        return Task.FromResult(Failure is null ? new FoldedObjects(keys, null) : new FoldedObjects(new HashSet<string>(), Failure));
    }

    public Task<string?> AddAsync(EventDefinition log, DateOnly day, string folder, CancellationToken cancellation)
    {
        var known = Known(day);
        foreach (var row in Distinct(from => from == day || from == day.AddDays(-1)).Where(row => row.Day == day && !known.Contains(row.Id)))
        {
            Bucket.Count();
            Bucket.Put($"{folder}added{row.Arrival:D6}.parquet", Row(row.Id, row.Arrival));
        }

        return Task.FromResult(Failure);
    }

    private HashSet<int> Known(DateOnly day) => [.. Rows(HistoryFolder, ".parquet")
        .Where(row => row.Day >= day.AddDays(-HistoryDefinition.KnownDays) && row.Day <= day.AddDays(HistoryDefinition.KnownDays)).Select(row => row.Id)];

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
