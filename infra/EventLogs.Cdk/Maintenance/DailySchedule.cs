using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Scheduler;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventLogs.Cdk.Access;
using EventLogs.Cdk.Encryption;
using EventLogs.Cdk.Functions;

namespace EventLogs.Cdk.Maintenance;

/// <summary>Starts a function once a day.</summary>
internal sealed class DailySchedule : Construct
{
    // Any time of the day would do: a day is folded a day and more after it is over
    private const string Time = "cron(15 2 * * ? *)";
    private const int MaxAgeSeconds = 3_600;
    private const int MaxRetries = 5;

    public DailySchedule(Construct scope, string id, NativeFunction function, Queue failures, StackKey? key) : base(scope, id)
    {
        var role = new Role(this, "Role", new RoleProps
        {
            Description = "What the daily schedule of the histories may do",
            AssumedBy = ServiceTrust.Scheduler(),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["Start"] = new(new PolicyDocumentProps
                {
                    Statements =
                    [
                        new PolicyStatement(new PolicyStatementProps { Actions = ["lambda:InvokeFunction"], Resources = [function.Arn] }),
                        new PolicyStatement(new PolicyStatementProps { Actions = ["sqs:SendMessage"], Resources = [failures.QueueArn] }),
                        .. StackKey.ForSending(key),
                    ],
                }),
            },
        });
        _ = new CfnSchedule(this, "Schedule", new CfnScheduleProps
        {
            Description = "Folds the event logs into their histories",
            ScheduleExpression = Time,
            FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty { Mode = "OFF" },
            Target = new CfnSchedule.TargetProperty
            {
                Arn = function.Arn,
                RoleArn = role.RoleArn,
                Input = "{}",
                RetryPolicy = new CfnSchedule.RetryPolicyProperty
                {
                    MaximumEventAgeInSeconds = MaxAgeSeconds,
                    MaximumRetryAttempts = MaxRetries,
                },
                DeadLetterConfig = new CfnSchedule.DeadLetterConfigProperty { Arn = failures.QueueArn },
            },
        });
    }
}
