using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace EventLogs.Cdk.Functions;

/// <summary>What becomes of an asynchronous invocation that fails.</summary>
internal static class AsyncInvocations
{
    // Lambda's own limits. Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
    private const int MaxAgeSeconds = 21_600;
    private const int MaxRetries = 2;

    /// <summary>Has failed invocations of a function retried as long as Lambda does so, and sent to a queue after that.</summary>
    public static void Retry(Construct scope, string functionName, Queue failures) => _ = new CfnEventInvokeConfig(scope, "Retries", new CfnEventInvokeConfigProps
    {
        FunctionName = functionName,
        Qualifier = "$LATEST",
        MaximumEventAgeInSeconds = MaxAgeSeconds,
        MaximumRetryAttempts = MaxRetries,
        DestinationConfig = new CfnEventInvokeConfig.DestinationConfigProperty
        {
            OnFailure = new CfnEventInvokeConfig.OnFailureProperty { Destination = failures.QueueArn },
        },
    });
}
