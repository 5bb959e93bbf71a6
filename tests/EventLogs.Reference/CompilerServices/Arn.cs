namespace EventLogs.Runtime.CompilerServices;

/// <summary>
/// An ARN's parts: <c>arn:partition:service:region:account:type</c>, then <c>:</c>, <c>/</c> or the end.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
/// </summary>
internal static class Arn
{
    /// <summary>Whether an ARN is of a service (<c>*</c> for any) and a resource type, in any partition.</summary>
    public static bool Matches(ReadOnlySpan<byte> arn, ReadOnlySpan<byte> service, ReadOnlySpan<byte> resourceType) =>
        TryTakePart(ref arn, out var prefix) && prefix.SequenceEqual("arn"u8)
        && TryTakePart(ref arn, out var partition) && !partition.IsEmpty
        && TryTakePart(ref arn, out var itsService) && (itsService.SequenceEqual(service) || service.SequenceEqual("*"u8))
        && TryTakePart(ref arn, out _)
        && TryTakePart(ref arn, out _)
        && arn.StartsWith(resourceType)
        && (arn.Length == resourceType.Length || arn[resourceType.Length] is (byte)':' or (byte)'/');

    private static bool TryTakePart(ref ReadOnlySpan<byte> arn, out ReadOnlySpan<byte> part)
    {
        part = default;
        var end = arn.IndexOf((byte)':');
        if (end < 0)
            return false;
        part = arn[..end];
        arn = arn[(end + 1)..];
        return true;
    }
}
