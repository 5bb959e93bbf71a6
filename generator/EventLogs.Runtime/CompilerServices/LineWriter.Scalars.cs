using System.Globalization;
using System.Runtime.CompilerServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <content>Single values.</content>
public ref partial struct LineWriter
{
    /// <summary>Writes a string with its escapes as they came.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Text(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        Raw(key, slot, ValueKind.String, path, missing);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Boolean(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        Raw(key, slot, ValueKind.Boolean, path, missing);

    /// <summary>Writes a number as it came. Its text must stand for a finite 64-bit floating-point number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Number(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        Raw(key, slot, ValueKind.Number, path, missing);
        ref readonly var value = ref SlotAt(slot);
        if (value.Kind == ValueKind.Number && !JsonNumber.IsFinite(value.In(_utf8Event)))
            Fail(MapError.OutOfRange, path);
    }

    /// <summary>Writes a number without a fraction as digits: <c>1.0</c> as <c>1</c>, <c>1e3</c> as <c>1000</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Integer(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        ref readonly var value = ref SlotAt(slot);
        if (value.Kind == ValueKind.Number && JsonNumber.IsShortInteger(value.In(_utf8Event)))
            AppendRaw(key, in value);
        else if (Begin(key, value.Kind, ValueKind.Number, path, missing))
            AppendInteger(in value, path);
    }

    /// <summary>Writes a timestamp, an ISO 8601 date-time with an offset, as <c>yyyy-MM-dd HH:mm:ss.fff</c> in UTC.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Timestamp(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        ref readonly var value = ref SlotAt(slot);
        if (!Begin(key, value.Kind, ValueKind.String, path, missing))
            return;
        if (IsoDateTime.TryRead(JsonText.Unescaped(value.TextIn(_utf8Event), _workspace.Scratch), out var time))
            Append(time);
        else
            Fail(MapError.InvalidTimestamp, path);
    }

    /// <summary>Writes the JSON text of a value of any type as a string.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Json(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        ref readonly var value = ref SlotAt(slot);
        if (!value.HasValue)
        {
            WriteMissing(key, value.Kind, path, missing);
            return;
        }

        Append(key);
        Append("\""u8);
        for (var text = value.In(_utf8Event); !text.IsEmpty;)
        {
            var plain = text.IndexOfAny(JsonEscapes.Needed);
            if (plain < 0)
                plain = text.Length;
            Append(text[..plain]);
            text = text[plain..];
            if (!text.IsEmpty)
            {
                Append(JsonEscapes.For(text[0]));
                text = text[1..];
            }
        }

        Append("\""u8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Raw(ReadOnlySpan<byte> key, int slot, ValueKind kind, string path, IfMissing missing)
    {
        ref readonly var value = ref SlotAt(slot);
        if (value.Kind == kind)
            AppendRaw(key, in value);
        else
            WriteMissing(key, value.Kind, path, missing);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AppendInteger(in ValueSlice value, string path)
    {
        const int longest = 20;
        var error = JsonNumber.ReadInteger(value.In(_utf8Event), out var number);
        if (error != MapError.None)
        {
            Fail(error, path);
            return;
        }

        Span<byte> digits = stackalloc byte[longest];
        number.TryFormat(digits, out var written, provider: CultureInfo.InvariantCulture);
        Append(digits[..written]);
    }

    private void Append(DateTime time)
    {
        Span<byte> text = stackalloc byte[IsoDateTime.LogFormat.Length];
        time.TryFormat(text, out var written, IsoDateTime.LogFormat, CultureInfo.InvariantCulture);
        Append("\""u8);
        Append(text[..written]);
        Append("\""u8);
    }
}
