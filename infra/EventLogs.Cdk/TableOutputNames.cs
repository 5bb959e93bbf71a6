using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace EventLogs.Cdk;

/// <summary>The outputs for the names of tables: that of <c>instance_state_change</c> is <c>InstanceStateChangeTable</c>.</summary>
internal static class TableOutputNames
{
    // of 255 that CloudFormation takes
    private const int MaxLength = 200;
    private const int HashLength = 8;

    /// <summary>The output of each table: letters and digits, as CloudFormation wants it, and each one different.</summary>
    public static Dictionary<string, string> Of(ImmutableArray<string> tables)
    {
        // a_b and a__b, say
        var alike = tables.CountBy(Pascal).Where(group => group.Value > 1).Select(group => group.Key).ToHashSet();
        return tables.ToDictionary(table => table, table => Of(table, alike.Contains(Pascal(table))));
    }

    private static string Of(string table, bool isAlike)
    {
        var name = Pascal(table);
        if (isAlike || name.Length > MaxLength)
            name = name[..Math.Min(name.Length, MaxLength)] + Hash(table);
        return name + "Table";
    }

    private static string Pascal(string table) =>
        string.Concat(table.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static string Hash(string table) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(table)))[..HashLength];
}
