using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Scheduler;
using Constructs;
using EventLogs.Cdk.Access;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Pipelines;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Heartbeats;

/// <summary>
/// Puts a heartbeat onto the bus every hour, and raises an alarm when none has become a line of its log for two: no other alarm sees that
/// nothing happens.
/// </summary>
internal sealed class HeartbeatSchedule : Construct
{
    private const string Rate = "rate(1 hour)";
    private const int PeriodSeconds = 3_600;
    private const int Periods = 2;

    // one that comes later than that is not a heartbeat of its hour
    private const int MaxAgeSeconds = 900;
    private const int MaxRetries = 5;

    public HeartbeatSchedule(Construct scope, string id, EventDefinition heartbeat, PipelineServices services) : base(scope, id)
    {
        var bus = services.Options.BusOf(heartbeat);
        var role = new Role(this, "Role", new RoleProps
        {
            Description = "What the schedule of the heartbeat may do",
            AssumedBy = ServiceTrust.Scheduler(),
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["Put"] = new(new PolicyDocumentProps { Statements = [BusAccess.Put(this, bus, [heartbeat])] }),
            },
        });
        _ = new CfnSchedule(this, "Schedule", new CfnScheduleProps
        {
            Description = "Puts a heartbeat onto the event bus",
            ScheduleExpression = Rate,
            FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty { Mode = "OFF" },
            Target = new CfnSchedule.TargetProperty
            {
                Arn = BusAccess.Arn(this, bus),
                RoleArn = role.RoleArn,
                EventBridgeParameters = new CfnSchedule.EventBridgeParametersProperty
                {
                    Source = heartbeat.Source,
                    DetailType = heartbeat.DetailType,
                },
                Input = Stack.Of(this).ToJsonString(HeartbeatEvent.Detail(services.Alarms.Metrics.StackName)),
                RetryPolicy = new CfnSchedule.RetryPolicyProperty
                {
                    MaximumEventAgeInSeconds = MaxAgeSeconds,
                    MaximumRetryAttempts = MaxRetries,
                },
            },
        });
        services.Alarms.CreateMissing(
            this,
            "Missing",
            services.Alarms.Metrics.Mapped(heartbeat.Table.Name),
            PeriodSeconds,
            Periods,
            new AlarmText("HeartbeatScheduleMissing", "no heartbeat became a line of its log for two hours: something between the schedule and the log does not work"));
    }
}
