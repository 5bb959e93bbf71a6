using System.Security.Cryptography;
using System.Text;

namespace EventLogs.Details;

/// <summary>Ids of events that are the same whenever and wherever they are made.</summary>
public static class StableId
{
    /// <summary>A UUID that nothing but a name decides.</summary>
    /// <remarks>Version 8. Source: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8</remarks>
    public static Guid Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
