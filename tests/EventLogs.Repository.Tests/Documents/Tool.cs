using System.Diagnostics;
using EventLogs.RepositoryTests.Tools;

namespace EventLogs.RepositoryTests.Documents;

/// <summary>The compiler's program, as the build made it.</summary>
internal static class Tool
{
    private static readonly string Program = Path.Join(Repository.Root, BuiltTools.EventLogs);

    /// <summary>Runs <c>eventlogs</c> in a folder.</summary>
    public static Task<ProcessResult> EventLogsAsync(string folder, params string[] arguments) =>
        RunAsync(folder, "dotnet", [Program, .. arguments]);

    /// <summary>Runs a program that must succeed.</summary>
    public static async Task<string> SucceedAsync(string folder, string program, params string[] arguments)
    {
        var result = await RunAsync(folder, program, arguments);
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        return result.Output;
    }

    private static Task<ProcessResult> RunAsync(string folder, string program, string[] arguments) =>
        ChildProcess.RunAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder });
}
