namespace EventLogs.Details;

/// <summary>Where a deployment happened.</summary>
/// <param name="Account">The 12-digit id of the account.</param>
/// <param name="Region">The region: <c>eu-west-1</c>.</param>
/// <param name="Partition">The region's partition: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</param>
public sealed record DeploymentOrigin(string Account, string Region, string Partition);
