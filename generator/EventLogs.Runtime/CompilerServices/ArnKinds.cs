using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>A kind of ARN that a column takes.</summary>
/// <param name="Service">The service; <c>*</c> for any.</param>
/// <param name="ResourceType">The resource type.</param>
/// <param name="Slot">The number of the ARN's slot among the values of the event.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ArnKind(string Service, string ResourceType, int Slot);

/// <summary>The kinds of ARNs that the columns of a line take out of one array.</summary>
/// <param name="kinds">The kinds; more than one column may take the same.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ArnKinds(params ReadOnlySpan<ArnKind> kinds)
{
    private readonly Kind[] _kinds = [.. kinds.ToArray().Select(kind => new Kind(
        kind.Service == "*" ? null : Encoding.UTF8.GetBytes(kind.Service), Encoding.UTF8.GetBytes(kind.ResourceType), kind.Slot))];

    /// <summary>
    /// Puts a string into the slots that are for its kind of ARN and still empty, if that can be told without its escapes.
    /// </summary>
    /// <param name="value">The string.</param>
    /// <param name="utf8Event">The event.</param>
    /// <param name="plainEnd">Where the string ends, or its first backslash stands.</param>
    /// <param name="slots">The first slot; those of the kinds follow.</param>
    /// <returns>False when an escape stands where it may matter.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryFind(in ValueSlice value, ReadOnlySpan<byte> utf8Event, int plainEnd, ref ValueSlice slots)
    {
        var arn = Arn.In(utf8Event, value.Start + 1, plainEnd - value.Start - 1);
        var isArn = arn.IsArn;
        if (plainEnd < value.End - 1 && (!isArn || arn.Type.IndexOfAny((byte)':', (byte)'/') < 0))
            return false;
        if (isArn)
            Put(in value, arn, ref slots);
        return true;
    }

    /// <summary>Puts a string into the slots that are for its kind of ARN and still empty.</summary>
    /// <param name="value">The string.</param>
    /// <param name="text">It without quotes and escapes.</param>
    /// <param name="slots">The first slot.</param>
    internal void Find(in ValueSlice value, ReadOnlySpan<byte> text, ref ValueSlice slots)
    {
        var arn = Arn.In(text);
        if (arn.IsArn)
            Put(in value, arn, ref slots);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(in ValueSlice value, Arn arn, ref ValueSlice slots)
    {
        var type = arn.Type;
        var service = arn.Service;
        foreach (ref readonly var kind in _kinds.AsSpan())
        {
            if (!kind.Matches(type, service))
                continue;
            ref var slot = ref Unsafe.Add(ref slots, kind.Slot);
            if (!slot.HasValue)
                slot = value;
        }
    }

    /// <summary>In debug builds: that all slots are those of the event.</summary>
    [Conditional("DEBUG")]
    internal void AssertSlots(EventWorkspace workspace)
    {
        foreach (ref readonly var kind in _kinds.AsSpan())
            workspace.AssertSlots(kind.Slot, kind.Slot);
    }

    private readonly struct Kind(byte[]? service, byte[] resourceType, int slot)
    {
        /// <summary>The slot of the ARN.</summary>
        public int Slot => slot;

        // the first bytes of the type, which nearly always tell that an ARN is not of this kind
        private readonly ulong _begin = FirstBytes(resourceType);
        private readonly ulong _counts = resourceType.Length >= sizeof(ulong) ? ulong.MaxValue : (1UL << resourceType.Length * 8) - 1;

        /// <summary>Whether an ARN is of this kind.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Matches(ReadOnlySpan<byte> type, ReadOnlySpan<byte> itsService) =>
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
