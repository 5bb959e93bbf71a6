using System.Runtime.CompilerServices;

namespace EventLogs.Local.Tests.Support;

/// <summary>Keeps what the machine is configured with, and its metadata service, out of the tests.</summary>
internal static class Isolation
{
    [ModuleInitializer]
    internal static void Isolate()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOfAws).ToList())
            Environment.SetEnvironmentVariable(name, null);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", "/nowhere/config");
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials");
    }

    private static bool IsOfAws(string name) => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase);
}
