using CsCheck;
using EventLogs.Generator.Evolution;

namespace EventLogs.Generator.Tests.Evolution;

public sealed class MovesTests
{
    [Theory]
    [InlineData(new int[0], new int[0])]
    [InlineData(new[] { 0 }, new int[0])]
    [InlineData(new[] { 0, 1, 2 }, new int[0])]
    [InlineData(new[] { 0, 5, 9 }, new int[0])]
    [InlineData(new[] { 1, 2, 3, 0 }, new[] { 3 })]
    [InlineData(new[] { 3, 0, 1, 2 }, new[] { 0 })]
    [InlineData(new[] { 2, 3, 0, 4, 1 }, new[] { 2, 4 })]
    public void The_fewest_are_moved(int[] before, int[] moved) => Assert.Equal(moved, Moves.Of(before));

    [Fact]
    public void What_is_not_moved_stands_in_its_old_order_and_no_larger_part_does() =>
        Property.Holds(
            Gen.Int[0, 7].SelectMany(count => Gen.Shuffle(Enumerable.Range(0, count).ToArray())),
            order =>
            {
                var moved = Moves.Of(order);
                Assert.True(IsAscending(order.Where((_, index) => !moved.Contains(index))));
                Assert.Equal(LongestAscending(order), order.Length - moved.Length);
            });

    private static bool IsAscending(IEnumerable<int> numbers) => numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);

    /// <summary>By trying every part.</summary>
    private static int LongestAscending(int[] numbers) => Enumerable.Range(0, 1 << numbers.Length)
        .Select(part => numbers.Where((_, index) => (part & (1 << index)) != 0).ToArray())
        .Where(part => IsAscending(part))
        .Max(part => part.Length);

    [Fact]
    public void Many_items_are_told_apart()
    {
        const int Count = 100_000;
        var order = Enumerable.Range(0, Count).Select(i => (i + 1) % Count).ToArray();

        Assert.Equal(Count - 1, Assert.Single(Moves.Of(order)));
        Assert.Equal(Count - 1, Moves.Of([.. Enumerable.Range(0, Count).Reverse()]).Length);
    }
}
