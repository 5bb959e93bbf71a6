using EventLogs.Compiler;

namespace EventLogs.CompilerTestKit;

/// <summary>Small schemas that are as nasty as schemas get, under tests/EventLogs.Compiler.Tests/Fixtures.</summary>
internal static class Fixtures
{
    public static readonly string[] Names = ["hostile", "keywords", "nested", "picks", "rules", "unicode"];

    private static readonly Lazy<Task<Compilation>> All = new(CompileTogetherAsync);

    /// <summary>The schemas folder of a fixture.</summary>
    public static string Folder(string name) => Path.Combine(Repository.Root, "tests", "EventLogs.Compiler.Tests", "Fixtures", name, "schemas");

    /// <summary>All fixtures and the schemas of this repository, as if they were one folder. Compiled once.</summary>
    public static Task<Compilation> CompileAllAsync() => All.Value;

    private static async Task<Compilation> CompileTogetherAsync()
    {
        using var folder = new TempFolder();
        foreach (var schemas in Names.Select(Folder).Append(Schemas.Shipped))
            folder.CopyOf(schemas, "");
        return await Passes.CompileAsync(folder.Path);
    }
}
