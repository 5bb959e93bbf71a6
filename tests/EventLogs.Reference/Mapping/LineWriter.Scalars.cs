using System.Globalization;

namespace EventLogs.Runtime.Mapping;

/// <content>Single values.</content>
public ref partial struct LineWriter
{
    /// <summary>Writes a string with its escapes as they came.</summary>
    public void Text(ValueSlice value)
    {
        if (Expect(ValueKind.String, value))
            AppendRaw(value);
    }

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Boolean(ValueSlice value)
    {
        if (Expect(ValueKind.Boolean, value))
            AppendRaw(value);
    }

    /// <summary>Writes a number as it came. Its text must stand for a finite 64-bit floating-point number.</summary>
    public void Number(ValueSlice value)
    {
        if (!Expect(ValueKind.Number, value))
            return;
        if (JsonNumber.IsFinite(value.In(_utf8Event)))
            AppendRaw(value);
        else
            Fail(MapError.OutOfRange);
    }

    /// <summary>Writes a number without a fraction as digits: <c>1.0</c> as <c>1</c>, <c>1e3</c> as <c>1000</c>.</summary>
    public void Integer(ValueSlice value)
    {
        if (!Expect(ValueKind.Number, value))
            return;
        var error = JsonNumber.ReadInteger(value.In(_utf8Event), out var number);
        if (error == MapError.None)
            Append(number);
        else
            Fail(error);
    }

    /// <summary>Writes an ISO 8601 date-time with an offset as <c>yyyy-MM-dd HH:mm:ss.fff</c> in UTC.</summary>
    public void Timestamp(ValueSlice value)
    {
        if (!Expect(ValueKind.String, value))
            return;
        var meaning = JsonText.Meaning(value.TextIn(_utf8Event), _line);
        if (IsoDateTime.TryRead(value.In(_utf8Event), meaning, out var time))
            Append(time.UtcDateTime);
        else
            Fail(MapError.InvalidTimestamp);
    }

    /// <summary>Writes the JSON text of a value of any type as a string.</summary>
    public void Json(ValueSlice value)
    {
        if (_error != MapError.None)
            return;
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

    private readonly void Append(long number)
    {
        const int longest = 20;
        number.TryFormat(_line.GetSpan(longest), out var written, provider: CultureInfo.InvariantCulture);
        _line.Advance(written);
    }

    private readonly void Append(DateTime time)
    {
        Append("\""u8);
        time.TryFormat(_line.GetSpan(IsoDateTime.LogFormat.Length), out var written, IsoDateTime.LogFormat,
            CultureInfo.InvariantCulture);
        _line.Advance(written);
        Append("\""u8);
    }
}
