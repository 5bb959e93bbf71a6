using System.Diagnostics.CodeAnalysis;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Shared;

namespace EventLogs.Functions.DescribeDeployment;

/// <summary>The function's settings, from environment variables.</summary>
/// <param name="EventBus">The bus that details are put onto, by name or ARN.</param>
internal sealed record Settings(string EventBus)
{
    private const string RegionVariable = "AWS_REGION";

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="variable">Gives the value of an environment variable, or null.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="error">What is wrong, and how to fix it.</param>
    public static bool TryRead(
        Func<string, string?> variable, [NotNullWhen(true)] out Settings? settings, [NotNullWhen(false)] out FunctionError? error)
    {
        settings = null;
        error = null;
        if (variable(FunctionNames.EventBusVariable)?.Trim() is not { Length: > 0 } bus)
            error = Invalid($"{FunctionNames.EventBusVariable} has to be the event bus that details are put onto, by name or ARN.");
        else if (string.IsNullOrWhiteSpace(variable(RegionVariable)))
            error = Invalid($"{RegionVariable} has to be the region of the deployments. Lambda sets it by itself.");
        else
            settings = new Settings(bus);
        return settings is not null;
    }

    private static FunctionError Invalid(string message) => new("Configuration.Invalid", message);
}
