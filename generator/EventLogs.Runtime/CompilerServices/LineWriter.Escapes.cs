using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventLogs.Runtime.Json;

namespace EventLogs.Runtime.CompilerServices;

/// <content>JSON texts inside of strings.</content>
public ref partial struct LineWriter
{
    /// <summary>Writes a JSON text as the inside of a string.</summary>
    private void AppendEscaped(in ValueSlice value)
    {
        var at = value.Start;
        var blocksUntil = _hasSlack ? value.End : Math.Min(value.End, _utf8Event.Length - 2 * TextBlock.Size + 1);
        while (at < blocksUntil)
        {
            var length = Math.Min(value.End - at, TextBlock.Size);
            AppendEscapedBlock(ref Unsafe.Add(ref MemoryMarshal.GetReference(_utf8Event), at), length);
            at += length;
        }

        while (at < value.End)
        {
            var rest = _utf8Event[at..value.End];
            var plain = rest.IndexOfAny(JsonEscapes.Needed);
            Append(plain < 0 ? rest : rest[..plain]);
            if (plain >= 0)
                Append(JsonEscapes.For(rest[plain]));
            at = plain < 0 ? value.End : at + plain + 1;
        }
    }

    /// <summary>Writes up to 64 bytes of a JSON text, behind which 64 more can be read.</summary>
    private void AppendEscapedBlock(ref byte text, int length)
    {
        var (quotes, unusual) = TextBlock.Of(ref text);
        var special = quotes | unusual;
        if (length < TextBlock.Size)
            special &= (1UL << length) - 1;

        // room for an escape instead of each byte; what is not needed is given back
        ref var next = ref Take(2 * TextBlock.Size);
        var done = 0;
        for (; special != 0; special &= special - 1)
        {
            var at = BitOperations.TrailingZeroCount(special);
            ShortCopy.Copy(ref Unsafe.Add(ref text, done), at - done, ref next);
            next = ref Unsafe.Add(ref next, at - done);
            done = at + 1;
            var value = Unsafe.Add(ref text, at);
            if (value >= 0x80)
            {
                next = value;
                next = ref Unsafe.Add(ref next, 1);
                continue;
            }

            var escape = JsonEscapes.For(value);
            (next, Unsafe.Add(ref next, 1)) = (escape[0], escape[1]);
            next = ref Unsafe.Add(ref next, 2);
        }

        ShortCopy.Copy(ref Unsafe.Add(ref text, done), length - done, ref next);
        _next = ref Unsafe.Add(ref next, length - done);
    }
}
