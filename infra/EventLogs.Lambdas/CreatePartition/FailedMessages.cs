using System.Collections.Immutable;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>Finds the messages of a batch that have to come again: the queue deletes the others.</summary>
internal static class FailedMessages
{
    /// <summary>The ids of the messages that name something that could not be read, or an object whose partition could not be created.</summary>
    public static ImmutableArray<string> Of(ImmutableArray<QueueMessage> messages, ImmutableArray<BucketReport> reports)
    {
        var misplaced = reports
            .SelectMany(item => item.Report.MisplacedKeys.Select(key => new CreatedObject(item.Bucket, key.Key)))
            .ToHashSet();
        var folders = reports
            .SelectMany(item => item.Report.Failed.Select(failed => (item.Bucket, Folder: PartitionLayout.TablePrefix(failed.Table) + failed.Partition.Folder)))
            .ToList();
        return
        [
            .. messages
                .Where(message => !message.Notified.Problems.IsEmpty || message.Notified.Created.Any(IsLeft))
                .Select(message => message.Id)
                .Distinct(),
        ];

        bool IsLeft(CreatedObject created) =>
            misplaced.Contains(created)
            || folders.Any(item => item.Bucket == created.Bucket && created.Key.StartsWith(item.Folder, StringComparison.Ordinal));
    }
}

/// <summary>What became of the objects of one bucket.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Report">What became of them.</param>
internal sealed record BucketReport(string Bucket, PartitionReport Report);
