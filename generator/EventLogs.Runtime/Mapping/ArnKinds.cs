using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace EventLogs.Runtime.Mapping;

/// <summary>A kind of ARN that a column takes.</summary>
/// <param name="Service">The service; <c>*</c> for any.</param>
/// <param name="ResourceType">The resource type.</param>
/// <param name="Place">The number of the ARN's place among the values of the event.</param>
public readonly record struct ArnKind(string Service, string ResourceType, int Place);

/// <summary>The kinds of ARNs that the columns of a line take out of one array.</summary>
/// <param name="kinds">The kinds; more than one column may take the same.</param>
public sealed class ArnKinds(params ReadOnlySpan<ArnKind> kinds)
{
    private readonly Kind[] _kinds = [.. kinds.ToArray().Select(kind => new Kind(
        kind.Service == "*" ? null : Encoding.UTF8.GetBytes(kind.Service), Encoding.UTF8.GetBytes(kind.ResourceType), kind.Place))];

    /// <summary>
    /// Puts a string into the places that are for its kind of ARN and still empty, if that can be told without its escapes.
    /// </summary>
    /// <param name="value">The string.</param>
    /// <param name="utf8Event">The event.</param>
    /// <param name="plainEnd">Where the string ends, or its first backslash stands.</param>
    /// <param name="values">The first place.</param>
    /// <returns>False when an escape stands where it may matter.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryFind(in ValueSlice value, ReadOnlySpan<byte> utf8Event, int plainEnd, ref ValueSlice values)
    {
        var arn = Arn.In(utf8Event, value.Start + 1, plainEnd - value.Start - 1);
        var isArn = arn.IsArn;
        if (plainEnd < value.End - 1 && (!isArn || arn.Type.IndexOfAny((byte)':', (byte)'/') < 0))
            return false;
        if (isArn)
            Put(in value, arn, ref values);
        return true;
    }

    /// <summary>Puts a string into the places that are for its kind of ARN and still empty.</summary>
    /// <param name="value">The string.</param>
    /// <param name="meaning">What it means.</param>
    /// <param name="values">The first place.</param>
    internal void Find(in ValueSlice value, ReadOnlySpan<byte> meaning, ref ValueSlice values)
    {
        var arn = Arn.In(meaning);
        if (arn.IsArn)
            Put(in value, arn, ref values);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(in ValueSlice value, Arn arn, ref ValueSlice values)
    {
        var type = arn.Type;
        var service = arn.Service;
        foreach (ref readonly var kind in _kinds.AsSpan())
        {
            if (!kind.Fits(type, service))
                continue;
            ref var place = ref Unsafe.Add(ref values, kind.Place);
            if (!place.HasValue)
                place = value;
        }
    }

    private readonly struct Kind(byte[]? service, byte[] resourceType, int place)
    {
        /// <summary>The place of the ARN.</summary>
        public int Place => place;

        // the first bytes of the type, which nearly always tell that an ARN is not of this kind
        private readonly ulong _begin = FirstBytes(resourceType);
        private readonly ulong _counts = resourceType.Length >= sizeof(ulong) ? ulong.MaxValue : (1UL << resourceType.Length * 8) - 1;

        /// <summary>Whether an ARN is of this kind.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Fits(ReadOnlySpan<byte> type, ReadOnlySpan<byte> itsService) =>
            (type.Length < sizeof(ulong) || ((BinaryPrimitives.ReadUInt64LittleEndian(type) ^ _begin) & _counts) == 0)
            && type.Length >= resourceType.Length
            && (type.Length == resourceType.Length || type[resourceType.Length] is (byte)':' or (byte)'/')
            && type.StartsWith(resourceType)
            && (service is null || itsService.SequenceEqual(service));

        private static ulong FirstBytes(byte[] text)
        {
            Span<byte> bytes = stackalloc byte[sizeof(ulong)];
            bytes.Clear();
            text.AsSpan(0, Math.Min(text.Length, bytes.Length)).CopyTo(bytes);
            return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        }
    }
}
