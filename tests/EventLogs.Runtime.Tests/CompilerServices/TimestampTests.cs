using System.Globalization;
using System.Text;
using CsCheck;
using EventLogs.Fuzz;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.CompilerServices;

/// <summary>The grammar of timestamps in docs/mapping.md: by the mapper, by its reference, and by .NET's parser where that takes a text.</summary>
public sealed class TimestampTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "CompilerServices", "timestamps.txt")).Where(line => line[0] != '#'))
                cases.Add(line.Split('\t')[0], line.Split('\t')[1]);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_text_becomes_a_time_in_UTC_or_is_refused(string text, string expected)
    {
        var line = TestLine.Of($"\"{text}\"", AsTimestamp);
        Assert.Equal(expected == "-" ? "InvalidTimestamp $.v" : $$"""{"v":"{{expected}}"}""", line);

        using var differential = new Differential();
        Assert.Null(differential.Compare("fixtures.nasty/nasty-event", NastyEvent(text)));
        Assert.Equal(expected == "-" ? nameof(MapError.InvalidTimestamp) : nameof(MapError.None), differential.LastError);
    }

    [Fact]
    public void Whatever_it_is_made_of_a_text_means_the_same_to_the_reference()
    {
        using var differential = new Differential();
        var text = Gen.Select(Gen.OneOf("2023", "2024", "0000", "0001", "1900", "2000", "9999", "10000", "-001"), Number(14), Number(33),
            Gen.OneOf("T", "T", "T", "t", " "), Gen.Select(Number(25), Number(61), Number(61)), Gen.OneOf("", ".", ".1", ".9999999999999999999"),
            Gen.OneOf("Z", "+", "-"), Gen.Select(Number(25), Number(61)), (year, month, day, t, time, fraction, sign, offset) =>
                $"{year}-{month}-{day}{t}{time.Item1}:{time.Item2}:{time.Item3}{fraction}{sign}{(sign == "Z" ? "" : $"{offset.Item1}:{offset.Item2}")}");
        Property.Holds(text, made =>
        {
            Assert.Null(differential.Compare("fixtures.nasty/nasty-event", NastyEvent(made)));
            string[] forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fK"];
            if (!DateTimeOffset.TryParseExact(made, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                return;
            var expected = time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
            Assert.Equal($$"""{"v":"{{expected}}"}""", TestLine.Of($"\"{made}\"", AsTimestamp));
        }, cases: 20_000);
    }

    private static byte[] NastyEvent(string time) => Encoding.UTF8.GetBytes(
        $$$"""{"source":"fixtures.nasty","detail-type":"Nasty Event: \"quoted\\é\"","time":"{{{time}}}","resources":[],"detail":{"a":""}}""");

    private static Gen<string> Number(int below) => Gen.Int[0, below].Select(number => number.ToString("00", CultureInfo.InvariantCulture));

    private static void AsTimestamp(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        row.Timestamp(key, slot, path, missing);
}
