#if DEBUG
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.CompilerServices;

/// <summary>What is not checked in a release is asserted in a debug build. The test host turns a failed assertion into an exception.</summary>
public sealed class UncheckedAccessTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(TestLine.LastSlot + 1)]
    [InlineData(int.MaxValue)]
    public void A_slot_that_the_event_does_not_have_fails_an_assertion(int other)
    {
        var failure = Assert.ThrowsAny<Exception>(() => TestLine.Of("\"x\"", (ref row, key, _, path, missing) => row.Text(key, other, path, missing)));
        Assert.Contains($"slots {other} to {other} of {TestLine.LastSlot + 1}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_slots_that_it_has_fail_none()
    {
        for (var slot = 0; slot <= TestLine.LastSlot; slot++)
        {
            var other = slot;
            Assert.Equal(other == TestLine.Slot ? "{\"v\":\"x\"}" : "{}", TestLine.Of("\"x\"", (ref row, key, _, path, missing) =>
                row.Text(key, other == 1 ? 0 : other, path, missing)));
        }
    }
}
#endif
