using System.Diagnostics;

namespace EventLogs.ProcessBenchmarks.Functions;

/// <summary>One way to run the transform as a Lambda function.</summary>
/// <param name="Name">What it is called in the results.</param>
/// <param name="Program">The path of the program that is started.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Function(string Name, string Program, params string[] Arguments)
{
    /// <summary>All that can be started here: the native one first, which has to have been published.</summary>
    public static IReadOnlyList<Function> All(string bootstrap)
    {
        var (folder, dotnet) = (AppContext.BaseDirectory, Environment.ProcessPath!);
        List<Function> all =
        [
            new("native bootstrap", bootstrap),
            new("the same, JIT", dotnet, "exec", "--runtimeconfig", Path.Combine(folder, "EventLogs.ProcessBenchmarks.runtimeconfig.json"),
                Path.Combine(folder, "EventLogs.Functions.FirehoseTransform.dll")),
            new("idiomatic .NET, JIT", dotnet, Path.Combine(folder, "EventLogs.ProcessBenchmarks.dll"), "idiomatic-function"),
        ];
        if (FindPython() is { } python)
            all.Add(new Function("the Python handler", python, Path.Combine(folder, "Functions", "python", "runtime.py"), Path.Combine(folder, "Rivals", "python")));
        return all;
    }

    // The interpreter itself: what is called python3 may be a script that looks for it first
    private static string? FindPython()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", "import sys; print(sys.executable)"]) { RedirectStandardOutput = true })!;
            return python.StandardOutput.ReadLine();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            Console.WriteLine($"Without the Python handler: {exception.Message}");
            return null;
        }
    }
}
