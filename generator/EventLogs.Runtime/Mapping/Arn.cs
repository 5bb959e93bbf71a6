using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventLogs.Runtime.Mapping;

/// <summary>
/// An ARN's parts: <c>arn:partition:service:region:account:type</c>, then <c>:</c>, <c>/</c> or the end.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
/// </summary>
internal static class Arn
{
    private const int PrefixLength = 4;

    /// <summary>Whether an ARN is of a service (<c>*</c> for any) and a resource type, in any partition.</summary>
    /// <param name="text">The text that the ARN stands in. What stands after the ARN may be read, but does not count.</param>
    /// <param name="start">Where the ARN begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="service">The service.</param>
    /// <param name="resourceType">The resource type.</param>
    public static bool Fits(ReadOnlySpan<byte> text, int start, int length, ReadOnlySpan<byte> service, ReadOnlySpan<byte> resourceType)
    {
        var arn = text.Slice(start, length);
        if (!arn.StartsWith("arn:"u8))
            return false;
        var (partitionEnd, serviceEnd, accountEnd) = Parts(text, start, length);
        return accountEnd < length
            && partitionEnd > PrefixLength
            && StartsWithType(arn[(accountEnd + 1)..], resourceType)
            && (service is [(byte)'*'] || arn[(partitionEnd + 1)..serviceEnd].SequenceEqual(service));
    }

    private static bool StartsWithType(ReadOnlySpan<byte> text, ReadOnlySpan<byte> type) =>
        text.Length >= type.Length
        && (text.Length == type.Length || text[type.Length] is (byte)':' or (byte)'/')
        && text.StartsWith(type);

    /// <summary>Where three of the parts end, each at a colon. When there are too few colons the account ends with the ARN.</summary>
    private static (int Partition, int Service, int Account) Parts(ReadOnlySpan<byte> text, int start, int length)
    {
        // one look at 64 bytes finds all colons: in the ARNs that AWS gives the account ends within them
        if (start <= text.Length - TextBlock.Size)
        {
            var colons = TextBlock.Find((byte)':', ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start));
            colons &= ~((1UL << PrefixLength) - 1);
            if (length < TextBlock.Size)
                colons &= (1UL << length) - 1;
            var fromService = colons & (colons - 1);
            var fromRegion = fromService & (fromService - 1);
            var fromAccount = fromRegion & (fromRegion - 1);
            if (fromAccount != 0)
                return (First(colons), First(fromService), First(fromAccount));
        }

        return PartsOneByOne(text.Slice(start, length));
    }

    private static int First(ulong bits) => BitOperations.TrailingZeroCount(bits);

    private static (int Partition, int Service, int Account) PartsOneByOne(ReadOnlySpan<byte> arn)
    {
        var partition = ColonFrom(arn, PrefixLength);
        var service = ColonFrom(arn, partition + 1);
        return (partition, service, ColonFrom(arn, ColonFrom(arn, service + 1) + 1));
    }

    private static int ColonFrom(ReadOnlySpan<byte> arn, int at)
    {
        while (at < arn.Length && arn[at] != ':')
            at++;
        return Math.Min(at, arn.Length);
    }
}
