using System.Collections.Immutable;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>What an invocation is about.</summary>
/// <param name="Created">The objects that were created, in the order given. Empty for the test event that S3 sends at the start.</param>
/// <param name="OtherEvents">The names of other events of S3, whose records were passed over.</param>
/// <param name="Problems">What could not be read, a sentence each: objects may have been created that are not known.</param>
internal sealed record NotifiedObjects(
    ImmutableArray<CreatedObject> Created, ImmutableArray<string> OtherEvents, ImmutableArray<string> Problems)
{
    /// <summary>What several messages are about, as one.</summary>
    public static NotifiedObjects Of(IReadOnlyCollection<NotifiedObjects> all) => new(
        [.. all.SelectMany(item => item.Created)],
        [.. all.SelectMany(item => item.OtherEvents)],
        [.. all.SelectMany(item => item.Problems)]);
}

/// <summary>An object that S3 says was created.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The object's key as S3 knows it: URL-decoded.</param>
internal readonly record struct CreatedObject(string Bucket, string Key);
