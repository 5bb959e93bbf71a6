using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventLogs.Runtime.Json;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>
/// An ARN's parts: <c>arn:partition:service:region:account:type</c>, then <c>:</c>, <c>/</c> or the end.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
/// </summary>
internal readonly ref struct Arn
{
    private const int PrefixLength = 4;

    private readonly ReadOnlySpan<byte> _text;
    private readonly int _partitionEnd;
    private readonly int _serviceEnd;
    private readonly int _accountEnd;

    private Arn(ReadOnlySpan<byte> text, int partitionEnd, int serviceEnd, int accountEnd)
    {
        _text = text;
        (_partitionEnd, _serviceEnd, _accountEnd) = (partitionEnd, serviceEnd, accountEnd);
    }

    /// <summary>Whether the text is an ARN.</summary>
    public bool IsArn => _text.StartsWith("arn:"u8) && _accountEnd < _text.Length && _partitionEnd > PrefixLength;

    /// <summary>The service of an ARN.</summary>
    public ReadOnlySpan<byte> Service => _text[(_partitionEnd + 1).._serviceEnd];

    /// <summary>The resource type of an ARN and what stands behind it.</summary>
    public ReadOnlySpan<byte> Type => _text[(_accountEnd + 1)..];

    /// <summary>Where a part of an ARN stands in its text; an empty range where there is none.</summary>
    public Range Part(ArnPart part) => part switch
    {
        ArnPart.Partition => PrefixLength.._partitionEnd,
        ArnPart.Service => (_partitionEnd + 1).._serviceEnd,
        ArnPart.Region => (_serviceEnd + 1)..RegionEnd,
        ArnPart.AccountId => (RegionEnd + 1).._accountEnd,
        ArnPart.Resource => (_accountEnd + 1).._text.Length,
        ArnPart.ResourceType => (_accountEnd + 1)..Math.Max(Separator, _accountEnd + 1),
        _ => (Math.Max(Separator, _accountEnd) + 1).._text.Length,
    };

    private int RegionEnd => ColonFrom(_text, _serviceEnd + 1);

    /// <summary>What stands between resource type and resource ID; negative where nothing does.</summary>
    private int Separator => Type.IndexOfAny((byte)':', (byte)'/') is >= 0 and var at ? _accountEnd + 1 + at : -1;

    /// <summary>Takes a text apart.</summary>
    public static Arn In(ReadOnlySpan<byte> text) => In(text, 0, text.Length);

    /// <summary>Takes apart what stands in a text. What stands behind it may be read, but does not count.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the ARN begins.</param>
    /// <param name="length">How long it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Arn In(ReadOnlySpan<byte> text, int start, int length)
    {
        // one look at 64 bytes finds all colons: in the ARNs that AWS gives the account ends within them
        var arn = text.Slice(start, length);
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
                return new Arn(arn, First(colons), First(fromService), First(fromAccount));
        }

        return OneByOne(arn);
    }

    private static int First(ulong bits) => BitOperations.TrailingZeroCount(bits);

    private static Arn OneByOne(ReadOnlySpan<byte> arn)
    {
        var partition = ColonFrom(arn, PrefixLength);
        var service = ColonFrom(arn, partition + 1);
        return new Arn(arn, partition, service, ColonFrom(arn, ColonFrom(arn, service + 1) + 1));
    }

    private static int ColonFrom(ReadOnlySpan<byte> arn, int at)
    {
        while (at < arn.Length && arn[at] != ':')
            at++;
        return Math.Min(at, arn.Length);
    }
}
