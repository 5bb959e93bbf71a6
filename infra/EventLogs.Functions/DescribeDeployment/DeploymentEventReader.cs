using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using EventLogs.Generated.AwsCodedeploy;
using EventLogs.Lambdas.Bootstrap;

namespace EventLogs.Functions.DescribeDeployment;

/// <summary>Reads the event that an invocation is about.</summary>
internal static class DeploymentEventReader
{
    /// <summary>Reads the event.</summary>
    /// <param name="payload">The invocation's request.</param>
    /// <param name="deployment">The event.</param>
    /// <param name="error">Why it is not one of a deployment.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> payload,
        [NotNullWhen(true)] out DeploymentStateChange.Event? deployment,
        [NotNullWhen(false)] out FunctionError? error)
    {
        (deployment, error) = (null, null);
        var (source, detailType) = (DeploymentStateChange.Definition.Source, DeploymentStateChange.Definition.DetailType);
        try
        {
            deployment = JsonSerializer.Deserialize(payload, DeploymentStateChange.JsonContext.Event);
            if (deployment is null || deployment.Source != source || deployment.DetailType != detailType)
                error = Invalid($"The event is not a '{detailType}' of {source}.");
        }
        catch (JsonException exception)
        {
            error = Invalid($"The event is not a '{detailType}' of {source}: {exception.Message}");
        }

        if (error is not null)
            deployment = null;
        return deployment is not null;
    }

    private static FunctionError Invalid(string message) =>
        new("Event.Invalid", $"{message} Only the rule of the stack may invoke this function.");
}
