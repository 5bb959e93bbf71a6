using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <content>Columns that take one ARN out of many, or a part of one.</content>
public ref partial struct LineWriter
{
    /// <summary>
    /// Finds the first ARN of each wanted kind in an array of strings. Never by position: AWS has changed the order of
    /// <c>resources</c> over the years. Every element is looked at, so that an array that is not a list of ARNs is refused wherever the
    /// ARNs stand in it.
    /// </summary>
    /// <param name="slot">The array's slot; it may be missing or null, then so are the ARNs.</param>
    /// <param name="path">Its JSONPath.</param>
    /// <param name="elementPath">The JSONPath of its elements.</param>
    /// <param name="wanted">The ARNs to find, each for its own slot.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void FindArns(int slot, string path, string elementPath, ArnKinds wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        wanted.AssertSlots(_workspace);
        ref readonly var value = ref SlotAt(slot);
        if (value.Kind != ValueKind.Array)
        {
            WriteMissing([], value.Kind, path, IfMissing.LeaveOut);
            return;
        }

        if (FindUsualArns(in value, wanted))
            return;
        var elements = Elements(slot);
        while (elements.NextElement())
        {
            var element = elements.Value();
            if (element.Kind == ValueKind.String)
                wanted.Find(in element, JsonText.Unescaped(element.TextIn(_utf8Event), _workspace.Scratch), ref _slots);
            else
                Fail(MapError.WrongType, elementPath);
        }
    }

    /// <summary>Writes a part of an ARN with its escapes as they came. A string that is not an ARN, or has no such part, is a missing value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void PartOfArn(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing, ArnPart part)
    {
        ref readonly var value = ref SlotAt(slot);
        if (value.Kind != ValueKind.String)
        {
            WriteMissing(key, value.Kind, path, missing);
            return;
        }

        var text = value.TextIn(_utf8Event);
        var found = JsonText.IsEscaped(text)
            ? JsonText.PositionsOf(PartOf(Arn.In(JsonText.Unescaped(text, _workspace.Scratch)), part), text)
            : PartOf(Arn.In(_utf8Event, value.Start + 1, text.Length), part);
        if (text[found].IsEmpty)
        {
            WriteMissing(key, ValueKind.None, path, missing);
            return;
        }

        Append(key);
        Append("\""u8);
        Append(text[found]);
        Append("\""u8);
    }

    private static Range PartOf(Arn arn, ArnPart part) => arn.IsArn ? arn.Part(part) : default;

    /// <summary>Finds ARNs in an array of strings without white space, and without escapes where it matters.</summary>
    /// <returns>Whether all of the array has been looked at.</returns>
    private readonly bool FindUsualArns(in ValueSlice array, ArnKinds wanted)
    {
        // the array has been read: its quotes are there, and what is between them is within the event
        ref var text = ref MemoryMarshal.GetReference(_utf8Event);
        ref var quotes = ref Unsafe.Add(ref MemoryMarshal.GetReference(_workspace.Quotes.Positions), array.Quote);
        ref var unusual = ref MemoryMarshal.GetReference(_workspace.Quotes.Unusual);
        var at = array.Start;
        while (quotes == at + 1)
        {
            Debug.Assert(at + 2 < array.End && array.End <= _utf8Event.Length, $"a string from {at + 1} on in an array to {array.End} of {_utf8Event.Length} bytes");
            var end = Unsafe.Add(ref quotes, 1) + 1;
            while (unusual < at)
                unusual = ref Unsafe.Add(ref unusual, 1);
            if (!wanted.TryFind(new ValueSlice(at + 1, end, ValueKind.String), _utf8Event, Math.Min(unusual, end - 1), ref _slots))
                return false;
            at = end;
            if (Unsafe.Add(ref text, at) != ',')
                break;
            quotes = ref Unsafe.Add(ref quotes, 2);
        }

        return at == array.End - 1;
    }
}
