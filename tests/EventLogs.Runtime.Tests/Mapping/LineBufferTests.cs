using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Tests.Mapping;

public sealed class LineBufferTests
{
    [Fact]
    public void Grows_and_keeps_what_was_written()
    {
        var buffer = new LineBuffer();
        var expected = new byte[100_000];
        new Random(1).NextBytes(expected);
        foreach (var chunk in expected.Chunk(777))
            buffer.Append(chunk);
        Assert.Equal(expected, buffer.Written.ToArray());
        Assert.Equal(expected.Length, buffer.Length);
    }

    [Fact]
    public void Truncates_and_clears()
    {
        var buffer = new LineBuffer();
        buffer.Append("one two"u8);
        buffer.Truncate(3);
        Assert.Equal("one"u8, buffer.Written);
        buffer.Clear();
        Assert.Equal(0, buffer.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Truncate(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Truncate(-1));
    }

    [Fact]
    public void Its_free_end_is_at_least_as_long_as_asked_for()
    {
        var buffer = new LineBuffer();
        Assert.True(buffer.GetSpan().Length > 0);
        Assert.True(buffer.GetSpan(50_000).Length >= 50_000);
        Assert.True(buffer.GetMemory(200_000).Length >= 200_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(buffer.GetSpan().Length + 1));
    }
}
