using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>An object that S3 says was created.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The object's key as S3 knows it: URL-decoded.</param>
internal readonly record struct CreatedObject(string Bucket, string Key);

/// <summary>Reads the notifications that S3 sends.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html</remarks>
internal static partial class S3Event
{
    private const string TestEvent = "s3:TestEvent";
    private const string ObjectCreated = "ObjectCreated:";

    /// <summary>The objects that a notification says were created.</summary>
    /// <param name="payload">The notification: UTF-8 JSON.</param>
    /// <param name="created">In the order given. Empty for the test event that S3 sends when a notification is set up.</param>
    /// <param name="error">Why this is no notification of S3.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> payload, out ImmutableArray<CreatedObject> created, [NotNullWhen(false)] out string? error)
    {
        created = [];
        try
        {
            var notification = JsonSerializer.Deserialize(payload, S3Json.Default.Notification);
            error = notification switch
            {
                { Event: TestEvent } => null,
                { Records: { } records } => Read(records, out created),
                _ => "The event has no Records.",
            };
        }
        catch (JsonException exception)
        {
            error = $"The event has not the form of an S3 notification: {exception.Message}";
        }

        return error is null;
    }

    private static string? Read(ImmutableArray<Record?> records, out ImmutableArray<CreatedObject> created)
    {
        var objects = ImmutableArray.CreateBuilder<CreatedObject>(records.Length);
        foreach (var record in records)
        {
            if (record?.EventName?.StartsWith(ObjectCreated, StringComparison.Ordinal) != true)
                continue;
            if (record.S3 is not { Bucket.Name: { Length: > 0 } bucket, Object.Key: { Length: > 0 } key })
            {
                created = [];
                return $"A record of {record.EventName} names no bucket or no key.";
            }

            // Keys arrive as HTML forms are encoded: + stands for a space
            objects.Add(new CreatedObject(bucket, WebUtility.UrlDecode(key)));
        }

        created = objects.ToImmutable();
        return null;
    }

    internal sealed record Notification(string? Event, ImmutableArray<Record?>? Records);

    internal sealed record Record(string? EventName, Entity? S3);

    internal sealed record Entity(BucketEntity? Bucket, ObjectEntity? Object);

    internal sealed record BucketEntity(string? Name);

    internal sealed record ObjectEntity(string? Key);

    // Records and Event are capitalized, everything below is not
    [JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
    [JsonSerializable(typeof(Notification))]
    private sealed partial class S3Json : JsonSerializerContext;
}
