namespace EventLogs.TestKit;

/// <summary>Keeps what the machine is configured with, and its metadata service, out of tests of clients of AWS.</summary>
public static class AwsIsolation
{
    /// <summary>Applies it to this process. A project calls it before its first test.</summary>
    public static void Apply()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOfAws).ToList())
            Environment.SetEnvironmentVariable(name, null);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", "/nowhere/config");
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials");
    }

    private static bool IsOfAws(string name) => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase);
}
