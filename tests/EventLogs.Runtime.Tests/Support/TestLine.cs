using System.Text;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Tests.Support;

/// <summary>Writes a value the way generated code does: any of the line writer's methods.</summary>
internal delegate void ValueWriter(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing);

/// <summary>Writes one value as the column <c>v</c>, the way generated code does.</summary>
internal static class TestLine
{
    /// <summary>The slot of the value. What is inside it has the slots after it.</summary>
    public const int Slot = 2;

    /// <summary>The last slot of the event.</summary>
    public const int LastSlot = 20;

    private static readonly ObjectShape Flat = Event(inside: null);

    /// <summary>The shape of an object.</summary>
    public static ObjectShape Shape(int slot, int last, params ReadOnlySpan<PropertyShape> properties) =>
        new(slot, last, 0x9E37_79B9_7F4A_7C15, 4, properties);

    /// <summary>The line that a value becomes, without its newline; or why it was refused.</summary>
    public static string Of(string json, ValueWriter write, bool required = false, ObjectShape? inside = null)
    {
        var line = new LineBuffer();
        var result = Write(Encoding.UTF8.GetBytes($$"""{"v":{{json}}}"""), line, write, required, inside);
        return result.IsMapped ? Encoding.UTF8.GetString(line.Written).TrimEnd('\n') : $"{result.Error} {result.Path}".TrimEnd();
    }

    /// <summary>Appends the line of <c>{"v": value}</c>.</summary>
    public static MapResult Write(
        ReadOnlySpan<byte> utf8Event, LineBuffer line, ValueWriter write, bool required, ObjectShape? inside = null, EventWorkspace? workspace = null)
    {
        var reader = new EventReader(utf8Event, workspace ?? new EventWorkspace());
        var result = reader.Read(inside is null ? Flat : Event(inside));
        if (!result.IsMapped)
            return result;
        var row = reader.BeginLine(line);
        write(ref row, ",\"v\":"u8, Slot, "$.v", required ? IfMissing.Refuse : IfMissing.LeaveOut);
        return row.Finish();
    }

    private static ObjectShape Event(ObjectShape? inside) => Shape(1, LastSlot, new PropertyShape("v", Slot, inside));
}
