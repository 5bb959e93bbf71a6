using System.ComponentModel;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>
/// The parts of <c>arn:partition:service:region:account-id:resource</c>.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ArnPart
{
    /// <summary>The group of regions: <c>aws</c>, <c>aws-cn</c>.</summary>
    Partition,

    /// <summary>The service.</summary>
    Service,

    /// <summary>The region, which ARNs of global resources do not have.</summary>
    Region,

    /// <summary>The account, which ARNs of S3 buckets do not have.</summary>
    AccountId,

    /// <summary>All behind the account.</summary>
    Resource,

    /// <summary>What stands in the resource before the first <c>:</c> or <c>/</c>; none where there is neither.</summary>
    ResourceType,

    /// <summary>What stands in the resource behind the first <c>:</c> or <c>/</c>; all of it where there is neither.</summary>
    ResourceId,
}
