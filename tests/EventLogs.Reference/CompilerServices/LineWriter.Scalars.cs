using System.Globalization;
using System.Text;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <content>Single values.</content>
public ref partial struct LineWriter
{
    /// <summary>Writes a string with its escapes as they came.</summary>
    public void Text(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (Begin(key, slot, ValueKind.String, path, missing))
            AppendRaw(_workspace.Slots[slot]);
    }

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Boolean(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (Begin(key, slot, ValueKind.Boolean, path, missing))
            AppendRaw(_workspace.Slots[slot]);
    }

    /// <summary>Writes a number as it came. Its text must stand for a finite 64-bit floating-point number.</summary>
    public void Number(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!Begin(key, slot, ValueKind.Number, path, missing))
            return;
        AppendRaw(_workspace.Slots[slot]);
        if (!JsonNumber.IsFinite(_workspace.Slots[slot].In(_utf8Event)))
            Fail(MapError.OutOfRange, path);
    }

    /// <summary>Writes a number without a fraction as digits: <c>1.0</c> as <c>1</c>, <c>1e3</c> as <c>1000</c>.</summary>
    public void Integer(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!Begin(key, slot, ValueKind.Number, path, missing))
            return;
        var error = JsonNumber.ReadInteger(_workspace.Slots[slot].In(_utf8Event), out var number);
        if (error == MapError.None)
            Append(number);
        else
            Fail(error, path);
    }

    /// <summary>Writes a timestamp, an ISO 8601 date-time with an offset, as <c>yyyy-MM-dd HH:mm:ss.fff</c> in UTC.</summary>
    public void Timestamp(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!Begin(key, slot, ValueKind.String, path, missing))
            return;
        if (IsoDateTime.Format(JsonText.Unescaped(_workspace.Slots[slot].TextIn(_utf8Event))) is { } time)
            Append(Encoding.ASCII.GetBytes($"\"{time}\""));
        else
            Fail(MapError.InvalidTimestamp, path);
    }

    /// <summary>Writes the JSON text of a value of any type as a string.</summary>
    public void Json(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        var value = _workspace.Slots[slot];
        if (!Begin(key, slot, value.Kind, path, missing))
            return;
        Append(JsonEscapes.Quote(value.In(_utf8Event)));
    }

    private readonly void Append(long number)
    {
        const int longest = 20;
        number.TryFormat(_line.GetSpan(longest), out var written, provider: CultureInfo.InvariantCulture);
        _line.Advance(written);
    }
}
