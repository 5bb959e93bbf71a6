using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws;
using EventLogs.Aws.EventBridge;
using EventLogs.Details;
using EventLogs.Details.CodeDeploy;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Functions.DescribeDeployment;

/// <summary>
/// Asks CodeDeploy about the deployment of an event and about its targets, and puts the answers onto the bus. The details of the deployment
/// come first: they do not wait for a thousand targets. Whatever keeps it from that fails the invocation: Lambda then tries again, and puts the event into the dead-letter queue when that does not help. A deployment that CodeDeploy does not
/// know any more never will be known again, so it is logged, and done with.
/// </summary>
internal sealed class DescribeDeploymentHandler(
    Func<string, CancellationToken, Task<Deployment>> getDeployment,
    TargetReader targets,
    EventPublisher publisher,
    Settings settings,
    LogWriter log)
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
            ImmutableArray<string> resources = [.. ended.Resources.OfType<string>()];
            error = await PutAsync(
                $"The details of {deployment.Id}",
                [DetailsEvent.ToEntry(deployment, resources, settings.EventBus)],
                deadline.Token).ConfigureAwait(false);
            if (error is not null)
                return error;

            var described = await targets.ReadAsync(deployment.Id, deadline.Token).ConfigureAwait(false);
            error = await PutAsync(
                $"The details of targets of {deployment.Id}",
                described.Select(target => TargetEvent.ToEntry(target, deployment, resources, settings.EventBus)),
                deadline.Token).ConfigureAwait(false);
            if (error is null)
                Answer(response, isDescribed: true, described.Length);
            return error;
        }
        catch (AwsException exception) when (exception.ErrorCode == CodeDeployClient.DeploymentDoesNotExist)
        {
            LogGone(invocation.RequestId, ended.Detail.DeploymentId);
            Answer(response, isDescribed: false, targets: 0);
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

    private async Task<FunctionError?> PutAsync(string what, IEnumerable<EventEntry> events, CancellationToken cancellation)
    {
        var results = await publisher.PutAsync(events, cancellation).ConfigureAwait(false);
        return results.FirstOrDefault(result => !result.IsAccepted) is { } refused
            ? new FunctionError(
                $"EventBridge.{refused.ErrorCode}",
                $"{what} could not be put onto {settings.EventBus} ({refused.ErrorMessage ?? "no reason given"}).")
            : null;
    }

    private void LogGone(string requestId, string deploymentId)
    {
        var json = log.BeginWarning(requestId, "CodeDeploy does not know the deployment any more: its details are lost.");
        json.WriteString("deploymentId"u8, deploymentId);
        log.End();
        log.Flush();
    }

    private static void Answer(LineBuffer response, bool isDescribed, int targets)
    {
        using var json = new Utf8JsonWriter(response);
        json.WriteStartObject();
        json.WriteBoolean("isDescribed"u8, isDescribed);
        json.WriteNumber("targets"u8, targets);
        json.WriteEndObject();
    }

    private static TimeSpan TimeToWork(Invocation invocation)
    {
        var time = invocation.Deadline - DateTimeOffset.UtcNow - TimeToReport;
        return new TimeSpan(Math.Clamp(time.Ticks, 0, MaxFunctionTime.Ticks));
    }
}
