using System.Collections.Immutable;

namespace EventLogs.Lambdas.CreatePartition.Glue;

/// <summary>The part of AWS Glue that the registrar needs. A packaged client can stand behind it as well.</summary>
internal interface IGlue
{
    /// <summary>Creates partitions of a table; those that cannot be created do not keep the others from it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="partitions">At most 100.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <returns>The partitions that were not created, with the reason; the others were.</returns>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">Glue refused the call as a whole.</exception>
    /// <remarks>Source: https://docs.aws.amazon.com/glue/latest/webapi/API_BatchCreatePartition.html</remarks>
    Task<ImmutableArray<PartitionError>> BatchCreatePartitionAsync(
        string database, string table, ImmutableArray<PartitionInput> partitions, CancellationToken cancellation);
}
