using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <content>Single values.</content>
public ref partial struct LineWriter
{
    // no number of so few characters is infinite: 9e99 is the largest
    private const int AlwaysFinite = 4;

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
        if (value.Kind == ValueKind.Number && value.Length > AlwaysFinite)
            CheckFinite(in value, path);
    }

    /// <summary>Writes a number without a fraction as digits: <c>1.0</c> as <c>1</c>, <c>1e3</c> as <c>1000</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Integer(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        ref readonly var value = ref SlotAt(slot);
        if (value.Kind == ValueKind.Number && IsShortInteger(in value))
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
        if (IsoDateTime.IsUtcToTheSecond(value.TextIn(_utf8Event)))
            AppendUtcTime(value.TextIn(_utf8Event));
        else if (IsoDateTime.TryRead(JsonText.Unescaped(value.TextIn(_utf8Event), _workspace.Scratch), out var time))
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
        AppendEscaped(in value);
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
    private void CheckFinite(in ValueSlice number, string path)
    {
        if (!(CanReadWhole(in number) && ShortNumber.HasNoExponent(ref FirstOf(in number), number.Length)) && !JsonNumber.IsFinite(number.In(_utf8Event)))
            Fail(MapError.OutOfRange, path);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool IsShortInteger(in ValueSlice number) =>
        CanReadWhole(in number) ? ShortNumber.IsDigits(ref FirstOf(in number), number.Length) : JsonNumber.IsShortInteger(number.In(_utf8Event));

    /// <summary>Whether a number has no more bytes than are read at one look, and as many can be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool CanReadWhole(in ValueSlice number) => number.Length <= ShortNumber.BytesRead && number.Start < _wholeUntil;

    private readonly ref byte FirstOf(in ValueSlice value) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_utf8Event), value.Start);

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

    /// <summary>Writes a time that is as the log has it but for the <c>T</c>, the <c>Z</c> and the milliseconds.</summary>
    private void AppendUtcTime(ReadOnlySpan<byte> time)
    {
        Append("\""u8);
        Append(time[..IsoDateTime.DateLength]);
        Append(" "u8);
        Append(time.Slice(IsoDateTime.DateLength + 1, IsoDateTime.TimeLength));
        Append(".000\""u8);
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
