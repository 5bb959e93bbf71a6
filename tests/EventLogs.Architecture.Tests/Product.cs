using EventLogs.TestKit;

namespace EventLogs.Architecture.Tests;

/// <summary>The product's files in the repository that the tests run in.</summary>
internal static class Product
{
    /// <summary>The folders of the product, in the order of the one-way street.</summary>
    private static readonly string[] Folders = ["generator/", "generated/", "infra/"];

    /// <summary>Files of the product by their ending, relative to the root; nothing that a build made.</summary>
    public static IEnumerable<string> Files(string ending) =>
        Repository.Files().Where(path => path.EndsWith(ending, StringComparison.Ordinal) && Folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)));

    /// <summary>The text of a file with LF line ends.</summary>
    public static string Read(string path) => Repository.Read(path).ReplaceLineEndings("\n");
}
