using Amazon.CDK.AWS.S3;
using EventLogs.Cdk.Encryption;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Queries;

namespace EventLogs.Cdk.Maintenance;

/// <summary>What the maintenance of histories works on and with.</summary>
/// <param name="Catalog">The event logs.</param>
/// <param name="Options">The options.</param>
/// <param name="Bucket">The bucket of logs and histories.</param>
/// <param name="Results">The bucket for what Athena writes down about its queries.</param>
/// <param name="DatabaseName">The Glue database of the tables.</param>
/// <param name="Packages">The packaged functions.</param>
/// <param name="Alarms">Makes alarms.</param>
internal sealed record MaintainFunctionProps(
    EventLogsCatalog Catalog,
    EventLogsOptions Options,
    IBucket Bucket,
    ResultsBucket Results,
    string DatabaseName,
    FunctionPackages Packages,
    AlarmFactory Alarms)
{
    /// <summary>The key that encrypts what is stored; null where AWS's own do.</summary>
    public StackKey? Key { get; init; }
}
