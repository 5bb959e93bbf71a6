using System.Collections.Concurrent;
using System.Diagnostics;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>The executables as they go to Lambda. Published when the first test wants one; MSBuild knows when there is nothing to do.</summary>
internal static class PublishedFunction
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Paths = new();
    private static readonly Lock Publishing = new();

    /// <summary>The path of a function's <c>bootstrap</c>.</summary>
    /// <param name="function">The folder in infra/EventLogs.Lambdas.</param>
    public static string PathOf(string function) => Paths.GetOrAdd(function, name => new Lazy<string>(() => Publish(name))).Value;

    private static string Publish(string function)
    {
        var project = Path.Combine(Repository.Root, "infra", "EventLogs.Lambdas", function);
        var start = new ProcessStartInfo("dotnet", ["publish", project, "--nologo", "-v", "q", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test host inherited from its own build is not meant for another one
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        lock (Publishing)
        {
            using var publish = Process.Start(start)!;
            var errors = publish.StandardError.ReadToEndAsync();
            var output = publish.StandardOutput.ReadToEnd();
            publish.WaitForExit();
            Assert.True(publish.ExitCode == 0, $"dotnet publish {project} failed:\n{output}\n{errors.Result}");
        }

        return Path.Combine(Repository.Root, "artifacts", "lambdas", function, "bootstrap");
    }
}
