using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.CreatePartition.Glue;

/// <summary>A partition to create.</summary>
/// <param name="Values">The values of the partition keys.</param>
/// <param name="Location">The folder of its objects: an <c>s3://</c> URL with a trailing slash.</param>
/// <param name="Table">The table whose columns and serde the partition takes over.</param>
internal sealed record PartitionInput(ImmutableArray<string> Values, string Location, TableDefinition Table);
