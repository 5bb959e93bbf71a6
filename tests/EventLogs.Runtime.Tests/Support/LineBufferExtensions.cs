using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Tests.Support;

internal static class LineBufferExtensions
{
    public static void Append(this LineBuffer buffer, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.GetSpan(bytes.Length));
        buffer.Advance(bytes.Length);
    }
}
