using System.Text;
using CsCheck;
using EventLogs.Lambdas.FirehoseTransform;

namespace EventLogs.Lambdas.Tests.FirehoseTransform;

public sealed class EventIdTests
{
    [Theory]
    [InlineData("{\"id\":\"c071bfbf-83c4-49ca-a6ff-3df053957145\"}", "c071bfbf-83c4-49ca-a6ff-3df053957145")]
    [InlineData("{\"version\":\"0\",\"detail\":{\"id\":\"inner\",\"list\":[{\"id\":\"inner\"}]},\"id\":\"outer\"}", "outer")]
    [InlineData("{\"\\u0069d\":\"escaped-name\"}", "escaped-name")]
    [InlineData("{\"id\":\"before-the-damage\",\"detail\":{", "before-the-damage")]
    [InlineData("{\"detail\":{]},\"id\":\"after-the-damage\"}", null)]
    [InlineData("{\"\\ud800\":1,\"id\":\"after-half-a-pair\"}", "after-half-a-pair")]
    [InlineData("{\"\\udc00\\ud800\":{\"id\":\"inner\"},\"id\":\"after-half-a-pair\"}", "after-half-a-pair")]
    [InlineData("{\"i\\ud83d\":1}", null)]
    [InlineData("{\"id\":\"\\ud800\"}", null)]
    [InlineData("{\"id\":7}", null)]
    [InlineData("{\"id\":\"\"}", null)]
    [InlineData("{\"id\":\"not an id\"}", null)]
    [InlineData("{\"id\":\"a\\u0062c\"}", null)]
    [InlineData("{\"id\":\"0123456789012345678901234567890123456789012345678901234567890123456789\"}", null)]
    [InlineData("{\"id\"", null)]
    [InlineData("{}", null)]
    [InlineData("[\"id\",\"1\"]", null)]
    [InlineData("\"id\"", null)]
    [InlineData("", null)]
    public void An_id_is_read_as_far_as_the_event_can_be_read(string utf8Event, string? expected) =>
        Assert.Equal(expected, Read(Encoding.UTF8.GetBytes(utf8Event)));

    [Fact]
    public void Damaged_events_never_throw() =>
        Gen.Select(Gen.Int[0, FirehoseRequest.Accepted.Count - 1], Gen.Int[0, 10_000], Gen.Byte).Sample((sample, position, value) =>
        {
            var damaged = FirehoseRequest.Accepted[sample].ToArray();
            damaged[position % damaged.Length] = value;
            Assert.True(Read(damaged) is null or { Length: > 0 });
        });

    private static string? Read(byte[] utf8Event) => EventId.TryRead(utf8Event, out var id) ? Encoding.UTF8.GetString(id) : null;
}
