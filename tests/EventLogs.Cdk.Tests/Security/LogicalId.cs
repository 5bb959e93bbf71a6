namespace EventLogs.Cdk.Tests.Security;

/// <summary>Logical ids as the CDK makes them: the path of a construct without its separators, and eight digits of a hash.</summary>
internal static class LogicalId
{
    private const int HashLength = 8;

    /// <summary>The part that people read.</summary>
    public static string WithoutHash(string id) => id[..^HashLength];

    /// <summary>How a table's name stands in it.</summary>
    public static string Of(string table) => table.Replace("_", "", StringComparison.Ordinal);
}
