using System.Text.RegularExpressions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Naming;

/// <summary>Table names that Glue, Athena, S3 and Firehose all take.</summary>
internal static partial class TableNames
{
    /// <summary>A delivery stream's name has at most 64 characters, and the stack's own name stands before the table's.</summary>
    public const int MaxLength = 50;

    public static bool IsLegal(string name) => name.Length <= MaxLength && !PartitionLayout.ReservedFolders.Contains(name) && Legal().IsMatch(name);

    [GeneratedRegex("^[a-z][a-z0-9_]*\\z")]
    private static partial Regex Legal();
}
