using System.Text.Json;
using EventLogs.Aws;
using EventLogs.Aws.CodeDeploy;
using EventLogs.Details;
using EventLogs.Generated.AwsCodedeploy;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Functions.DescribeDeployment;

/// <summary>
/// Asks CodeDeploy about the deployment of an event, and puts the answer onto the bus. Whatever keeps it from that fails the invocation:
/// Lambda then tries again, and puts the event into the dead-letter queue when that does not help. A deployment that CodeDeploy does not
/// know any more never will be known again, so it is logged, and done with.
/// </summary>
internal sealed class DescribeDeploymentHandler(
    Func<string, CancellationToken, Task<Deployment>> getDeployment, EventPublisher publisher, Settings settings, LogWriter log)
    : ILambdaHandler
{
    // What is left for the report of a failure when a service has not answered in time
    private static readonly TimeSpan TimeToReport = TimeSpan.FromMilliseconds(500);

    // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    private static readonly TimeSpan MaxFunctionTime = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public async ValueTask<FunctionError?> HandleAsync(Invocation invocation, LineBuffer response)
    {
        if (!DeploymentEventReader.TryRead(invocation.Payload, out var ended, out var error))
            return error;

        using var deadline = new CancellationTokenSource(TimeToWork(invocation));
        try
        {
            var deployment = await getDeployment(ended.Detail.DeploymentId, deadline.Token).ConfigureAwait(false);
            error = await PutAsync(deployment, ended, deadline.Token).ConfigureAwait(false);
            if (error is null)
                Answer(response, isDescribed: true);
            return error;
        }
        catch (AwsException exception) when (exception.ErrorCode == CodeDeployClient.DeploymentDoesNotExist)
        {
            LogGone(invocation.RequestId, ended.Detail.DeploymentId);
            Answer(response, isDescribed: false);
            return null;
        }
        catch (AwsException exception)
        {
            return new FunctionError($"{exception.Service}.{exception.ErrorCode}", exception.Message);
        }
        catch (JsonException exception)
        {
            return new FunctionError(
                "CodeDeploy.UnexpectedAnswer", $"The answer about {ended.Detail.DeploymentId} cannot be understood: {exception.Message}");
        }
        catch (OperationCanceledException)
        {
            return new FunctionError("Function.Timeout", "CodeDeploy and EventBridge did not answer before the function's time was over.");
        }
    }

    private async Task<FunctionError?> PutAsync(Deployment deployment, DeploymentStateChange.Event ended, CancellationToken cancellation)
    {
        var entry = DetailsEvent.ToEntry(deployment, [.. ended.Resources.OfType<string>()], settings.EventBus);
        var results = await publisher.PutAsync([entry], cancellation).ConfigureAwait(false);
        return results[0].IsAccepted
            ? null
            : new FunctionError(
                $"EventBridge.{results[0].ErrorCode}",
                $"The details of {deployment.Id} could not be put onto {settings.EventBus} ({results[0].ErrorMessage ?? "no reason given"}).");
    }

    private void LogGone(string requestId, string deploymentId)
    {
        var json = log.BeginWarning(requestId, "CodeDeploy does not know the deployment any more: its details are lost.");
        json.WriteString("deploymentId"u8, deploymentId);
        log.End();
        log.Flush();
    }

    private static void Answer(LineBuffer response, bool isDescribed)
    {
        using var json = new Utf8JsonWriter(response);
        json.WriteStartObject();
        json.WriteBoolean("isDescribed"u8, isDescribed);
        json.WriteEndObject();
    }

    private static TimeSpan TimeToWork(Invocation invocation)
    {
        var time = invocation.Deadline - DateTimeOffset.UtcNow - TimeToReport;
        return new TimeSpan(Math.Clamp(time.Ticks, 0, MaxFunctionTime.Ticks));
    }
}
