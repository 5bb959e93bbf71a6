using System.Security.Cryptography;
using System.Text;

namespace EventLogs.Cdk.Options;

/// <summary>The default names of databases: each stack's own, so that several stacks fit into one account and region.</summary>
internal static class DatabaseNames
{
    private const string Ending = "_event_logs";
    private const int HashLength = 8;

    /// <summary>The name of a stack's database.</summary>
    public static string Of(string stackName)
    {
        var name = stackName.ToLowerInvariant().Replace('-', '_');
        const int Room = StackParameters.MaxDatabaseName;
        return name.Length + Ending.Length <= Room ? name + Ending : $"{name[..(Room - Ending.Length - HashLength - 1)]}_{Hash(stackName)}{Ending}";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
