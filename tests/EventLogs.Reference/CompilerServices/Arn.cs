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

    /// <summary>A part of an ARN as it is spelled; null where the text is not an ARN.</summary>
    /// <param name="arn">Its characters, each with what it is spelled as.</param>
    /// <param name="part">The part.</param>
    public static string? Part(IReadOnlyList<(char Character, string Spelling)> arn, ArnPart part)
    {
        var colons = Enumerable.Range(0, arn.Count).Where(i => arn[i].Character == ':').Take(5).ToArray();
        var text = string.Concat(arn.Select(unit => unit.Character));
        if (colons.Length < 5 || text[..colons[0]] != "arn" || colons[1] == colons[0] + 1)
            return null;
        var resource = colons[4] + 1;
        var separator = text.IndexOfAny([':', '/'], resource);
        return part switch
        {
            ArnPart.Partition or ArnPart.Service or ArnPart.Region or ArnPart.AccountId => Between(colons[(int)part] + 1, colons[(int)part + 1]),
            ArnPart.Resource => Between(resource, text.Length),
            ArnPart.ResourceType => Between(resource, separator < 0 ? resource : separator),
            ArnPart.ResourceId => Between(separator < 0 ? resource : separator + 1, text.Length),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
        };

        string Between(int start, int end) => string.Concat(arn.Take(end).Skip(start).Select(unit => unit.Spelling));
    }

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
