using System.Globalization;
using CsCheck;
using EventLogs.Local.Folding;
using EventLogs.Local.Ingest;
using EventLogs.Local.Storage;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.History;

/// <summary>Events arrive, with copies on the same or the next day; folds run, are killed, are forced: the view has each event once.</summary>
[Trait(FastLane.Category, FastLane.Slow)]
public sealed class EventsViewTests
{
    private const int Days = 7;

    [Fact]
    public Task The_view_has_each_event_once_as_it_arrived_first_whatever_happens() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 5], Gen.Int[0, 40], Gen.Int[0, Days - 1]).List[4, 14].SampleAsync(async steps =>
        {
            using var run = new Run();
            foreach (var step in steps)
            {
                await run.StepAsync(step);
                await run.CheckAsync();
            }

            await run.FoldAsync(0);
            var folded = run.Shell.Content();
            await run.FoldAsync(0);
            Assert.Equal(folded, run.Shell.Content());
            await run.CheckAsync();
        }, iter: 25);

    /// <summary>At every write that a fold makes, and at every one that an ingest into folded days makes.</summary>
    [Fact]
    public async Task A_run_that_is_killed_anywhere_leaves_the_view_right_and_the_next_one_goes_on()
    {
        var killed = 0;
        for (var operations = 1; ; operations++)
        {
            using var run = new Run();
            foreach (var (id, day) in new[] { (1, 0), (2, 1), (1, 1), (3, 2) })
                await run.ArriveAsync(id, day, kill: 0);
            var wasKilled = await run.FoldAsync(operations);
            await run.CheckAsync();
            await run.FoldAsync(0);
            var wasKilledAgain = await run.ArriveAsync(2, 0, operations);
            await run.CheckAsync();
            wasKilledAgain |= await run.FoldAsync(operations, force: true);
            await run.CheckAsync();
            await run.FoldAsync(0);
            await run.CheckAsync();
            Assert.Equal(3, run.Shell.Keys().Count(key => key.EndsWith("/_done", StringComparison.Ordinal)));
            if (!wasKilled && !wasKilledAgain)
                break;
            killed++;
        }

        Assert.InRange(killed, 15, 60);
    }

    private sealed class Run : IDisposable
    {
        private readonly Dictionary<int, List<(int Day, int Hour, int Number)>> _arrivals = [];
        private readonly SortedDictionary<string, string> _log = new(StringComparer.Ordinal);
        private int _number;

        public Shell Shell { get; } = Deployments.Shell(today: Days);

        public async Task StepAsync((int Kind, int Id, int Kill, int Day) step)
        {
            switch (step.Kind)
            {
                case <= 2:
                    await ArriveAsync(step.Id, DayOf(step.Id, step.Day), kill: 0, hour: step.Kill % 3);
                    break;
                case 3:
                    await ArriveAsync(step.Id, DayOf(step.Id, step.Day), step.Kill, hour: step.Kill % 3);
                    break;
                case <= 5:
                    await FoldAsync(step.Kind == 4 ? 0 : step.Kill);
                    break;
                default:
                    await FoldAsync(step.Kind == 6 ? 0 : step.Kill, force: true, from: step.Day);
                    break;
            }
        }

        /// <summary>A copy arrives on one of the days of the others, the day before them, or the day after.</summary>
        private int DayOf(int id, int day) => _arrivals.TryGetValue(id, out var arrivals)
            ? Math.Clamp(day, Math.Max(0, arrivals.Min(arrival => arrival.Day) - 1), arrivals.Max(arrival => arrival.Day) + 1)
            : day;

        public async Task<bool> ArriveAsync(int id, int day, int kill, int hour = 0)
        {
            _number++;
            var file = Shell.Folder.Write("event.json", Deployments.Event($"{id}", $"{_number}", day));
            var files = new InputFinder(() => Stream.Null).Find([file]).Files;
            var clock = new TestClock(DateTimeOffset.Parse(Deployments.Arrival(day, hour, _number), CultureInfo.InvariantCulture));
            var wasKilled = await IsKilledAsync(kill, async bucket =>
            {
                bucket.Create();
                await new IngestRun(Shell.Catalog, bucket, new IngestOptions(1000, ReadsAgain: true), clock, new NoProblems())
                    .RunAsync(files, new Progress<long>(), CancellationToken.None);
            });

            // It is settled by the next command, one way or the other
            var isThere = !wasKilled || await Shell.RowsAsync($"SELECT count(*) FROM {Deployments.Table} WHERE instancegroupid = '{_number}'") is ["1"];
            if (isThere)
            {
                if (!_arrivals.TryGetValue(id, out var arrivals))
                    _arrivals.Add(id, arrivals = []);
                arrivals.Add((day, hour, _number));
            }

            return wasKilled;
        }

        public Task<bool> FoldAsync(int kill, bool force = false, int from = 0) => IsKilledAsync(kill, async bucket =>
        {
            var fold = new LocalFold(bucket, Shell.Catalog, Shell.Clock);
            var summary = await fold.RunAsync(fold.Everything with { From = Deployments.First.AddDays(from), Force = force }, CancellationToken.None);
            Assert.True(Assert.Single(summary!.Tables).IsComplete);
        });

        public async Task CheckAsync()
        {
            foreach (var (key, content) in Shell.Content(Deployments.Table + "/"))
            {
                Assert.True(_log.TryAdd(key, content) || _log[key] == content, key);
            }

            Assert.Equal(_log.Keys, Shell.Content(Deployments.Table + "/").Keys);
            if (_arrivals.Count == 0)
                return;
            var expected = _arrivals.OrderBy(item => item.Key).Select(item => (item.Key, First: item.Value.Min()));
            Assert.Equal(
                expected.Select(item => $"{item.Key},{item.First.Number},{Deployments.First.AddDays(item.First.Day):yyyy-MM-dd},{Deployments.First.AddDays(item.First.Day):yyyy-MM-dd} 05:00:00.000"),
                await Shell.RowsAsync($"SELECT eventid, instancegroupid, \"date\", \"timestamp\" FROM {Deployments.Table}_events ORDER BY eventid"));
        }

        /// <summary>Works on the bucket until the process is killed before so many changes of it; 0 for never.</summary>
        private async Task<bool> IsKilledAsync(int kill, Func<LocalBucket, Task> work)
        {
            var left = kill;
            var bucket = new LocalBucket(Shell.Bucket)
            {
                BeforeChange = () =>
                {
                    // Whatever runs on its way out of a killed process does not run either
                    if (kill > 0 && --left <= 0)
                        throw new KilledException();
                },
            };
            try
            {
                await work(bucket);
                return false;
            }
            catch (KilledException)
            {
                return true;
            }
        }

        public void Dispose() => Shell.Dispose();
    }

    private sealed class KilledException : Exception;
}
