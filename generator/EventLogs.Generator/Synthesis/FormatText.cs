using System.Globalization;

namespace EventLogs.Generator.Synthesis;

/// <summary>Makes random texts of the formats that JSON Schema names, and of those that OpenAPI adds.</summary>
internal static class FormatText
{
    private static readonly DateTime Epoch = new(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Year = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] People = ["ada", "bruno", "carla", "deniz", "emil", "fatou", "grace", "hiro"];
    private static readonly TimeSpan Span = TimeSpan.FromDays(365 * 15);

    private static readonly string[] Fractions = ["", "", ".5", ".123", ".123456", ".1234567"];
    private static readonly string[] Offsets = ["Z", "Z", "+00:00", "+09:00", "-03:30"];

    /// <summary>A text of a format; null for one that is not known, which any text fits.</summary>
    public static string? Make(string format, Random random) => format switch
    {
        "date-time" or "iso-date-time" => $"{Day(random)}T{Time(random)}",
        "date" => Day(random),
        "time" or "iso-time" => Time(random),
        "duration" => $"P{random.Next(1, 30)}DT{random.Next(24)}H{random.Next(60)}M",
        "uri" or "url" or "iri" => $"https://{Host(random)}/{Name(random)}?q={random.Next(100)}",
        "uri-reference" or "iri-reference" => $"../{Name(random)}#{Name(random)}",
        "uri-template" => $"https://{Host(random)}/{{{Name(random)}}}",
        "email" or "idn-email" => $"{Name(random)}@{Host(random)}",
        "hostname" or "idn-hostname" => Host(random),
        "ipv4" => $"10.{random.Next(256)}.{random.Next(256)}.{random.Next(256)}",
        "ipv6" => $"2001:db8::{random.Next(0x10000):x}:{random.Next(0x10000):x}",
        "uuid" => Uuid(random),
        "json-pointer" => $"/{Name(random)}/{random.Next(10)}",
        "json-pointer-uri-fragment" => $"#/{Name(random)}",
        "relative-json-pointer" => $"{random.Next(5)}/{Name(random)}",
        "regex" => $"^{Name(random)}+$",
        "byte" => Convert.ToBase64String(Bytes(random, random.Next(12))),
        _ => null,
    };

    /// <summary>A time of one year, to the second, in UTC, as nearly all events have it.</summary>
    public static string Moment(Random random) =>
        (Year + TimeSpan.FromSeconds(random.Next(365 * 24 * 60 * 60))).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A text of a format as people see it; null for one that is not known.</summary>
    public static string? Believable(string format, Random random) => format switch
    {
        "date-time" or "iso-date-time" => Moment(random),
        "date" => Moment(random)[..10],
        "time" or "iso-time" => Moment(random)[11..],
        "email" or "idn-email" => $"{People[random.Next(People.Length)]}@example.com",
        "hostname" or "idn-hostname" => $"host-{random.Next(1, 100)}.example.com",
        "uri" or "url" or "iri" => $"https://example.com/items/{random.Next(1, 10_000)}",
        _ => Make(format, random),
    };

    /// <summary>A UUID of version 4.</summary>
    public static string Uuid(Random random)
    {
        var bytes = Bytes(random, 16);
        (bytes[6], bytes[8]) = ((byte)(bytes[6] & 0x0F | 0x40), (byte)(bytes[8] & 0x3F | 0x80));
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static string Day(Random random) =>
        (Epoch + Span * random.NextDouble()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"{random.Next(24):D2}:{random.Next(60):D2}:{random.Next(60):D2}")
        + Fractions[random.Next(Fractions.Length)] + Offsets[random.Next(Offsets.Length)];

    private static string Host(Random random) => $"{Name(random)}.example.com";

    private static string Name(Random random) => random.GetString("abcdefghijklmnopqrstuvwxyz", random.Next(1, 9));

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
