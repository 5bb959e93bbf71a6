using System.Collections.Immutable;

namespace EventLogs.Lambdas.CreatePartition.Glue;

/// <summary>Why one partition of a batch was not created, in Glue's own members.</summary>
/// <param name="PartitionValues">Which partition.</param>
/// <param name="ErrorDetail">Why.</param>
internal sealed record PartitionError(ImmutableArray<string> PartitionValues, ErrorDetail? ErrorDetail);

/// <summary>An error of one item.</summary>
/// <param name="ErrorCode">Its name, such as <c>AlreadyExistsException</c>.</param>
/// <param name="ErrorMessage">Its message.</param>
internal sealed record ErrorDetail(string? ErrorCode, string? ErrorMessage);
