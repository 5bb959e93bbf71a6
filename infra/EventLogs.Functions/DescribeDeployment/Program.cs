using EventLogs.Aws;
using EventLogs.Aws.EventBridge;
using EventLogs.Details;
using EventLogs.Details.CodeDeploy;
using EventLogs.Functions.DescribeDeployment;
using EventLogs.Lambdas.Bootstrap;

var log = LogWriter.ToStandardOutput();
return await LambdaProcess.RunAsync(Initialize, log).ConfigureAwait(false);

// So that all attempts fit into an invocation
static AwsClientSettings Client() => new() { Timeout = TimeSpan.FromSeconds(10) };

Initialization Initialize() =>
    Settings.TryRead(Environment.GetEnvironmentVariable, out var settings, out var error) ? Ready(settings) : Initialization.Failed(error);

Initialization Ready(Settings settings)
{
    var codeDeploy = new CodeDeployClient(Client());
    return Initialization.Ready(new DescribeDeploymentHandler(
        codeDeploy.GetDeploymentAsync,
        new TargetReader(codeDeploy.ListDeploymentTargetsAsync, codeDeploy.BatchGetDeploymentTargetsAsync),
        new EventPublisher(new EventBridgeClient(Client()).PutEventsAsync, Task.Delay),
        settings,
        log));
}
