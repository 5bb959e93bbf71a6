using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Firehose;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests;

/// <summary>A Lambda lives for hours: what it allocates per event, it collects.</summary>
public sealed class AllocationTests
{
    private static readonly string[] Mapped = [.. Requests.Samples.Keys.Where(name => !name.EndsWith(".fail.json", StringComparison.Ordinal))];

    [Fact]
    public void Mapping_an_event_allocates_nothing()
    {
        var (workspace, line) = (new EventWorkspace(), new LineBuffer());
        var events = Mapped.Select(name => Requests.Samples[name]).ToArray();
        AssertAllocatesNothing(() =>
        {
            foreach (var utf8Event in events)
            {
                line.Clear();
                if (!TestCatalog.Deployment.Mapper(utf8Event, workspace, line).IsMapped)
                    throw new InvalidOperationException("A sample was refused.");
            }
        });
    }

    [Theory]
    [InlineData("""["a","b"]""", "array")]
    [InlineData("""{"a":1,"b":2,"\u0061":3}""", "map")]
    [InlineData("\"2023-08-15T14:32:36+02:00\"", "timestamp")]
    [InlineData("1.50e2", "integer")]
    [InlineData("1e300", "number")]
    [InlineData("""{"a":"b"}""", "json")]
    public void Writing_a_value_allocates_nothing(string value, string type)
    {
        ValueWriter write = type switch
        {
            "array" => Texts,
            "map" => Integers,
            "timestamp" => static (ref row, key, slot, path, missing) => row.Timestamp(key, slot, path, missing),
            "integer" => static (ref row, key, slot, path, missing) => row.Integer(key, slot, path, missing),
            "number" => static (ref row, key, slot, path, missing) => row.Number(key, slot, path, missing),
            _ => static (ref row, key, slot, path, missing) => row.Json(key, slot, path, missing),
        };
        var (workspace, line) = (new EventWorkspace(), new LineBuffer());
        var utf8Event = System.Text.Encoding.UTF8.GetBytes($$"""{"v":{{value}}}""");
        AssertAllocatesNothing(() =>
        {
            line.Clear();
            if (!TestLine.Write(utf8Event, line, write, required: true, workspace: workspace).IsMapped)
                throw new InvalidOperationException("The value was refused.");
        });
    }

    [Fact]
    public void A_refusal_inside_an_array_or_a_map_allocates_nothing()
    {
        var (workspace, line) = (new EventWorkspace(), new LineBuffer());
        AssertAllocatesNothing(() =>
        {
            if (TestLine.Write("""{"v":["a",1]}"""u8, line, Texts, required: true, workspace: workspace).Path != "$.v[*]")
                throw new InvalidOperationException("The array was not refused for its element.");
            if (TestLine.Write("""{"v":{"a":"b"}}"""u8, line, Integers, required: true, workspace: workspace).Path != "$.v[*]")
                throw new InvalidOperationException("The map was not refused for its value.");
        });
    }

    [Fact]
    public void A_batch_of_mapped_events_allocates_nothing()
    {
        var transform = new FirehoseTransform(TestCatalog.Both);
        var response = new LineBuffer();
        var observer = new Counter();
        var request = Requests.Of(Enumerable.Repeat(Mapped, 20).SelectMany(names => names).Select(name => Requests.Samples[name]));
        AssertAllocatesNothing(() =>
        {
            response.Clear();
            transform.Transform(request, response, observer);
        });
        Assert.True(observer.MappedCount > 0);
        Assert.Equal(0, observer.FailedCount);
    }

    [Fact]
    public void Events_that_are_refused_allocate_nothing_either()
    {
        var transform = new FirehoseTransform(TestCatalog.Both);
        var response = new LineBuffer();
        var observer = new Counter();
        var request = Requests.Of([.. Requests.Samples.Values, .. WrappedRecordTests.Data, "{"u8.ToArray()]);
        AssertAllocatesNothing(() =>
        {
            response.Clear();
            transform.Transform(request, response, observer);
        });
        Assert.True(observer.FailedCount > 0);
    }

    private static void AssertAllocatesNothing(Action act)
    {
        for (var i = 0; i < 50; i++)
            act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class Counter : ITransformObserver
    {
        public int MappedCount { get; private set; }

        public int FailedCount { get; private set; }

        public void Mapped(EventDefinition definition, int eventBytes, int lineBytes) => MappedCount++;

        public void Failed(ReadOnlySpan<byte> recordId, EventDefinition? definition, MapResult reason, ReadOnlySpan<byte> eventData) => FailedCount++;
    }

    private static void Texts(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!row.BeginArray(key, slot, path, missing))
            return;
        var elements = row.Elements(slot);
        while (row.NextElement(ref elements, slot + 1))
            row.Text([], slot + 1, "$.v[*]", IfMissing.WriteNull);
    }

    private static void Integers(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!row.BeginMap(key, slot, path, missing))
            return;
        var entries = row.Entries(slot);
        while (row.NextEntry(ref entries, slot + 1))
            row.Integer([], slot + 1, "$.v[*]", IfMissing.WriteNull);
    }
}
