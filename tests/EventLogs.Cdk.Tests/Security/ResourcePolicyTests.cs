using System.Text.Json.Nodes;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>The policies of buckets and queues: TLS only, and only the rules of this account leave dead letters.</summary>
public sealed class ResourcePolicyTests
{
    private static readonly Template Standard = Synthesis.Standard;
    private static readonly Deployment Deployed = new(Standard);
    private static readonly string Admin = $"arn:aws:iam::{Deployment.Account}:role/Admin";
    private static readonly JsonNode Everything =
        JsonNode.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")!;


    private static readonly string[] Transports = ["true", "false"];

    public static TheoryData<string, string, string> Encrypted { get; } = new()
    {
        { Cfn.Bucket, "Logs", "s3:GetObject" },
        { Cfn.Bucket, "Queries", "s3:GetObject" },
        { Cfn.Queue, "Undelivered", "sqs:ReceiveMessage" },
        { Cfn.Queue, "PartitionsNotifications", "sqs:ReceiveMessage" },
        { Cfn.Queue, "PartitionsFailures", "sqs:ReceiveMessage" },
        { Cfn.Queue, "Details", "sqs:ReceiveMessage" },
        { Cfn.Queue, "History", "sqs:ReceiveMessage" },
    };

    [Theory]
    [MemberData(nameof(Encrypted))]
    public void Without_TLS_not_even_an_administrator_gets_in(string type, string id, string action)
    {
        var resource = Standard.Single(type, id);
        var arn = Deployed.Arn(resource) + (type == Cfn.Bucket ? "/a" : "");

        var answers = Iam.Ask([.. Transports.Select(isSecure => new Iam.Request(Admin, action, arn)
        {
            Policies = [Everything],
            ResourcePolicy = PolicyOf(resource),
            Context = new Dictionary<string, string> { ["aws:SecureTransport"] = isSecure },
        })]);

        Assert.Equal([1, 0], answers.Select(answer => answer.Allowed.Length));
    }

    [Theory]
    [InlineData("1.2", true)]
    [InlineData("1.1", false)]
    public void Buckets_refuse_old_TLS(string version, bool isAllowed)
    {
        var requests = Standard.OfType(Cfn.Bucket).Select(bucket => new Iam.Request(Admin, "s3:GetObject", Deployed.Arn(bucket) + "/a")
        {
            Policies = [Everything],
            ResourcePolicy = PolicyOf(bucket),
            Context = new Dictionary<string, string> { ["aws:SecureTransport"] = "true", ["s3:TlsVersion"] = version },
        });

        NonEmpty.All(Iam.Ask([.. requests]), answer => Assert.Equal(isAllowed, answer.Allowed.Length > 0));
    }

    [Theory]
    [InlineData("events.amazonaws.com", Deployment.Account, "events", true)]
    [InlineData("events.amazonaws.com", Deployment.OtherAccount, "events", false)]
    [InlineData("events.amazonaws.com", Deployment.Account, "scheduler", false)]
    [InlineData("sns.amazonaws.com", Deployment.Account, "events", false)]
    public void Only_rules_of_this_account_leave_dead_letters(string principal, string account, string service, bool isAllowed)
    {
        var queue = Standard.Single(Cfn.Queue, "Undelivered");

        var answer = Assert.Single(Iam.Ask([new Iam.Request(principal, "sqs:SendMessage", Deployed.Arn(queue))
        {
            ResourcePolicy = PolicyOf(queue),
            Context = new Dictionary<string, string>
            {
                ["aws:SecureTransport"] = "true",
                ["aws:SourceAccount"] = account,
                ["aws:SourceArn"] = $"arn:aws:{service}:eu-west-1:{account}:rule/a",
            },
        }]));

        Assert.Equal(isAllowed, answer.Allowed.Length > 0);
    }

    [Theory]
    [InlineData("s3.amazonaws.com", Deployment.Account, true, true)]
    [InlineData("s3.amazonaws.com", Deployment.OtherAccount, true, false)]
    [InlineData("s3.amazonaws.com", Deployment.Account, false, false)]
    [InlineData("sns.amazonaws.com", Deployment.Account, true, false)]
    public void Only_the_log_bucket_of_this_account_leaves_notifications(string principal, string account, bool isLogBucket, bool isAllowed)
    {
        var queue = Standard.Single(Cfn.Queue, "PartitionsNotifications");

        var answer = Assert.Single(Iam.Ask([new Iam.Request(principal, "sqs:*", Deployed.Arn(queue))
        {
            ResourcePolicy = PolicyOf(queue),
            Context = new Dictionary<string, string>
            {
                ["aws:SecureTransport"] = "true",
                ["aws:SourceAccount"] = account,
                ["aws:SourceArn"] = isLogBucket ? Deployed.Arn(Standard.Single(Cfn.Bucket, "Logs")) : "arn:aws:s3:::others",
            },
        }]));

        Assert.Equal(isAllowed ? ["sqs:SendMessage"] : [], answer.Allowed);
    }

    private static JsonNode PolicyOf(Resource resource)
    {
        var reference = Deployed.Ref(resource);
        var policy = Assert.Single(
            Standard.OfType(Cfn.BucketPolicy).Concat(Standard.OfType(Cfn.QueuePolicy)),
            candidate => Deployed.Text(candidate.Properties["Bucket"] ?? candidate.Properties["Queues"]![0]) == reference);
        return Deployed.Value(policy.Properties["PolicyDocument"])!;
    }
}
