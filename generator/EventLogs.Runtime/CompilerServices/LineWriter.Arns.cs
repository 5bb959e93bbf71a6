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

        // the reader has listed backslashes, so no byte is looked for
        ref var unusual = ref MemoryMarshal.GetReference(_workspace.Quotes.Unusual);
        var end = Noted(value.Link).Link;
        for (var at = value.Link + 1; at < end; at = Noted(at).Link)
        {
            var element = Noted(at);
            if (element.Kind != ValueKind.String)
            {
                Fail(MapError.WrongType, elementPath);
                continue;
            }

            while (unusual < element.Start)
                unusual = ref Unsafe.Add(ref unusual, 1);
            if (!wanted.TryFind(in element, _utf8Event, Math.Min(unusual, element.End - 1), ref _slots))
                wanted.Find(in element, JsonText.Unescaped(element.TextIn(_utf8Event), _workspace.Scratch), ref _slots);
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
}
