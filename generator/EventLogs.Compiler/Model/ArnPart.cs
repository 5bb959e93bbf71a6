namespace EventLogs.Compiler.Model;

/// <summary>
/// The parts of <c>arn:partition:service:region:account-id:resource</c>, where the resource may be <c>resource-type/resource-id</c> or
/// <c>resource-type:resource-id</c>. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
/// </summary>
internal enum ArnPart
{
    Partition,
    Service,
    Region,
    AccountId,
    Resource,
    ResourceType,
    ResourceId,
}
