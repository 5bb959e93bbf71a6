using System.Globalization;
using System.Text.RegularExpressions;

namespace EventLogs.Local.Delivery;

/// <summary>The names that the service gives to what it makes.</summary>
internal static partial class DeliveryNames
{
    private const string TimeFormat = "yyyy-MM-dd-HH-mm-ss";

    /// <summary>The region of everything here.</summary>
    public const string Region = "local";

    /// <summary>The transform function, as it appears in failed records.</summary>
    public const string TransformArn = "arn:aws:lambda:local:000000000000:function:firehose-transform";

    /// <summary>
    /// What Firehose puts instead of <c>!{firehose:error-output-type}</c> for records that the transform refused.
    /// Source: https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
    /// </summary>
    public const string ProcessingFailed = "processing-failed";

    /// <summary>The delivery stream of a table.</summary>
    public static string StreamArn(string table) => $"arn:aws:firehose:{Region}:000000000000:deliverystream/{table}";

    /// <summary>
    /// The name of an object under its prefix: stream, version of its configuration, time, a random part.
    /// Source: https://docs.aws.amazon.com/firehose/latest/dev/s3-object-name.html
    /// </summary>
    public static string ObjectName(string stream, DateTimeOffset time) =>
        $"{stream}-1-{time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{Guid.NewGuid():D}.gz";

    /// <summary>The time in the name of an object; null where it is not one of Firehose's.</summary>
    public static DateTimeOffset? TimeOf(string key) =>
        NameTime().Match(key) is { Success: true } match
        && DateTimeOffset.TryParseExact(match.Groups["time"].ValueSpan, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    [GeneratedRegex(@"-(?<time>\d{4}-\d{2}-\d{2}-\d{2}-\d{2}-\d{2})-[0-9a-f-]{36}[^/]*$")]
    private static partial Regex NameTime();
}
