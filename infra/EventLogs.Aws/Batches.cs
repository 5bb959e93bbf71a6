using System.Collections.Immutable;

namespace EventLogs.Aws;

/// <summary>Divides what is sent into calls, none larger than its service takes.</summary>
public static class Batches
{
    /// <summary>Items in their order, as many to a call as it takes. One that is larger than a call may be has one of its own.</summary>
    /// <param name="items">The items.</param>
    /// <param name="maxCount">How many a call takes.</param>
    /// <param name="maxBytes">How many bytes it takes.</param>
    /// <param name="bytesOf">How large an item is.</param>
    public static IEnumerable<ImmutableArray<T>> Split<T>(IEnumerable<T> items, int maxCount, int maxBytes, Func<T, int> bytesOf)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(bytesOf);
        return Batched();

        IEnumerable<ImmutableArray<T>> Batched()
        {
            var batch = ImmutableArray.CreateBuilder<T>();
            var bytes = 0;
            foreach (var item in items)
            {
                var size = bytesOf(item);
                if (batch.Count == maxCount || (batch.Count > 0 && bytes + size > maxBytes))
                {
                    yield return batch.DrainToImmutable();
                    bytes = 0;
                }

                batch.Add(item);
                bytes += size;
            }

            if (batch.Count > 0)
                yield return batch.DrainToImmutable();
        }
    }

    /// <exception cref="ArgumentException">The batch is empty, or too large for one call.</exception>
    internal static void Check(int count, int max, string parameter)
    {
        if (count < 1 || count > max)
            throw new ArgumentException($"A batch has 1 to {max} entries, not {count}.", parameter);
    }
}
