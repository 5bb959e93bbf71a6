using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>
/// Every role may do what it must, on the resources it must, and nothing else: each role is tried with every action of the service on every
/// resource of the stack and on some that are not of the stack.
/// </summary>
public sealed class RoleTests
{
    private static readonly Template Standard = Synthesis.Standard;
    private static readonly Deployment Deployed = new(Standard);
    private static readonly IReadOnlyList<Role> Roles = Role.Of(Standard, Deployed);
    private static readonly string[] ReadTables =
        ["glue:GetTable", "glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition"];

    private static readonly string[] LoggingActions = ["logs:CreateLogStream", "logs:PutLogEvents"];
    private static readonly IReadOnlyDictionary<string, string> Resources = StackResources.Of(Standard, Deployed);

    [Fact]
    public void A_role_may_do_exactly_what_it_must()
    {
        var attempts = Roles
            .SelectMany(role => Resources.Select(resource => (Role: role, Resource: resource.Key, Arn: resource.Value)))
            .ToList();

        var answers = Iam.Ask([.. attempts.Select(attempt =>
            new Iam.Request(attempt.Role.Arn, Service(attempt.Arn) + ":*", attempt.Arn)
            {
                Policies = attempt.Role.Documents,
                Lists = Details(),
            })]);

        var allowed = attempts.Zip(answers).SelectMany(item =>
            item.Second.Allowed.Select(action => $"{item.First.Role.Name} | {item.First.Resource} | {action}"));
        AssertSame(Expected(), allowed);
        Assert.InRange(answers.Sum(answer => answer.Denied), 10_000, int.MaxValue);
    }

    [Fact]
    public void Of_all_actions_of_all_services_a_role_may_do_these_on_anything_at_all()
    {
        var answers = Iam.Ask([.. Roles.Select(role => new Iam.Request(role.Arn, "*", "*") { Policies = role.Documents, Lists = Details() })]);

        var allowed = Roles.Zip(answers).SelectMany(item => item.Second.Allowed.Select(action => $"{item.First.Name} | {action}"));
        var expected = Expected().Select(line => line.Split(" | ")).Select(parts => $"{parts[0]} | {parts[2]}")
            // nobody needs a permission to ask who they are
            .Concat(Roles.Select(role => $"{role.Name} | sts:GetCallerIdentity"));
        AssertSame(expected, allowed);
        NonEmpty.All(answers, answer => Assert.InRange(answer.Denied, 10_000, int.MaxValue));
    }

    [Fact]
    public void What_a_role_may_do_here_it_may_not_do_in_another_account()
    {
        var requests = Expected().Select(line => line.Split(" | ")).Select(parts =>
        {
            var role = Roles.Single(role => role.Name == parts[0]);
            var resource = Resources[parts[1]].Replace(Deployment.Account, Deployment.OtherAccount, StringComparison.Ordinal);
            return new Iam.Request(role.Arn, parts[2], resource)
            {
                Policies = role.Documents,
                Account = Deployment.OtherAccount,
                Lists = Details(),
            };
        });

        NonEmpty.All(Iam.Ask([.. requests]), answer => Assert.Empty(answer.Allowed));
    }

    [Theory]
    [InlineData("aws.codedeploy", "CodeDeploy Deployment Details")]
    [InlineData("eventlogs.codedeploy", "CodeDeploy Deployment State-change Notification")]
    [InlineData("com.example", "Order Placed")]
    public void What_is_put_onto_the_bus_are_details_and_nothing_else(string source, string detailType)
    {
        var requests = Roles.Select(role => new Iam.Request(role.Arn, "events:*", Resources["event bus"])
        {
            Policies = role.Documents,
            Lists = Details(source, detailType),
        });

        NonEmpty.All(Iam.Ask([.. requests]), answer => Assert.Empty(answer.Allowed));
    }

    [Fact]
    public void What_is_put_onto_the_bus_beside_details_keeps_the_call_from_succeeding()
    {
        var mixed = Details().ToDictionary(key => key.Key, key => key.Value.Append("com.example").ToArray());
        Dictionary<string, string[]>[] lists = [Details(), mixed, []];
        var role = Roles.Single(role => role.Name == "DetailsDescribeRole");

        var answers = Iam.Ask([.. lists.Select(list => new Iam.Request(role.Arn, "events:PutEvents", Resources["event bus"])
        {
            Policies = role.Documents,
            Lists = list,
        })]);

        Assert.Equal([1, 0, 0], answers.Select(answer => answer.Allowed.Length));
    }

    [Fact]
    public void Objects_of_the_log_and_no_others_may_be_deleted_where_they_expire()
    {
        var template = Synthesis.Of(Synthesis.Options with { RawRetentionDays = 60 });
        var deployed = new Deployment(template);
        var roles = Role.Of(template, deployed);
        var bucket = deployed.Arn(template.Single(Cfn.Bucket, "Logs"));
        var table = Synthesis.Catalog.Events[0].Table.Name;
        string[] keys = [$"{table}/date=2026-11-22/hour=14/a.gz", $"history/{table}/date=2026-11-22/a", $"history/{table}/_frozen"];
        string[] others =
        [
            $"error/{table}/processing-failed/date=2026-11-22/hour=14/a.gz", $"{table}/a.gz", $"{table}/date=2026-11-22/a.gz", "a", "error/a", "historya/a",
        ];

        var attempts = roles.SelectMany(role => keys.Concat(others).Select(key => (Role: role, Arn: $"{bucket}/{key}")))
            .Append((Role: roles.Single(role => role.Name == "HistoryMaintainRole"), Arn: $"arn:aws:s3:::others/{keys[0]}"))
            .ToList();
        var answers = Iam.Ask([.. attempts.Select(attempt => new Iam.Request(attempt.Role.Arn, "s3:*", attempt.Arn) { Policies = attempt.Role.Documents })]);

        AssertSame(
            keys.Select(key => $"HistoryMaintainRole | {bucket}/{key} | s3:DeleteObject"),
            attempts.Zip(answers).SelectMany(item => item.Second.Allowed
                .Where(action => action.StartsWith("s3:Delete", StringComparison.Ordinal))
                .Select(action => $"{item.First.Role.Name} | {item.First.Arn} | {action}")));
    }

    private static Dictionary<string, string[]> Details(
        string source = "eventlogs.codedeploy", string detailType = "CodeDeploy Deployment Details") =>
        new() { ["events:source"] = [source], ["events:detail-type"] = [detailType] };

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> allowed)
    {
        var (must, may) = (expected.ToHashSet(), allowed.ToHashSet());
        Assert.Empty(may.Except(must));
        Assert.Empty(must.Except(may));
    }

    private static IEnumerable<string> Expected()
    {
        string[] lines =
        [
            .. Logging("Transform"),
            .. Logging("PartitionsRegistrar"),
            .. Logging("DetailsDescribe"),
            .. Logging("HistoryMaintain"),
            "HistoryDailyRole | function History | lambda:InvokeFunction",
            "HistoryDailyRole | queue HistoryFailures | sqs:SendMessage",
            "HistoryMaintainRole | queue HistoryFailures | sqs:SendMessage",
            .. May("HistoryMaintainRole", ["workgroup of the history"], "athena:StartQueryExecution", "athena:GetQueryExecution", "athena:StopQueryExecution"),
            .. May("HistoryMaintainRole", ["catalog", "database"], [.. ReadTables, "glue:GetDatabase", "glue:CreateTable", "glue:UpdateTable"]),
            .. May("HistoryMaintainRole", ["a table of others in the database"], ReadTables),
            .. May(
                "HistoryMaintainRole",
                [.. Synthesis.Catalog.Views.Select(view => $"view {view.Name}")],
                [.. ReadTables, "glue:CreateTable", "glue:UpdateTable"]),
            .. May("HistoryMaintainRole", ["bucket Logs", "bucket Queries"], "s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"),
            .. May(
                "HistoryMaintainRole",
                ["object outside of all folders", "object of no table", "object of no table that failed"],
                "s3:GetObject"),
            .. May(
                "HistoryMaintainRole",
                ["object of the history's results"],
                "s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"),
            "DetailsDescribeRole | queue DetailsFailures | sqs:SendMessage",
            "DetailsDescribeRole | deployment group | codedeploy:GetDeployment",
            "DetailsDescribeRole | event bus | events:PutEvents",
            "PartitionsRegistrarRole | queue PartitionsFailures | sqs:SendMessage",
            "PartitionsRegistrarRole | catalog | glue:BatchCreatePartition",
            "PartitionsRegistrarRole | database | glue:BatchCreatePartition",
        ];
        return lines.Concat(Synthesis.Catalog.Events.SelectMany(definition => Expected(definition.Table.Name)));
    }

    // a function makes up the names of its log streams
    private static IEnumerable<string> Logging(string function) =>
        LoggingActions.SelectMany(action => new[]
        {
            $"{function}Role | log stream of {function} | {action}",
            $"{function}Role | log stream of {function}, another | {action}",
        });

    private static IEnumerable<string> May(string role, string[] resources, params string[] actions) =>
        resources.SelectMany(resource => actions.Select(action => $"{role} | {resource} | {action}"));

    private static string[] Expected(string table) =>
    [
        .. May("HistoryMaintainRole", [$"table {table}", $"table {table}_history"], ReadTables),
        .. May("HistoryMaintainRole", [$"view {table}_events"], [.. ReadTables, "glue:CreateTable", "glue:UpdateTable"]),
        .. May("HistoryMaintainRole", [$"object {table}/", $"object {table}2/", $"object error/{table}/"], "s3:GetObject"),
        .. May(
            "HistoryMaintainRole",
            [$"object history/{table}/"],
            "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"),
        $"PartitionsRegistrarRole | table {table} | glue:BatchCreatePartition",
        $"{LogicalId.Of(table)}EventsRole | stream {table} | firehose:PutRecord",
        $"{LogicalId.Of(table)}EventsRole | stream {table} | firehose:PutRecordBatch",
        $"{LogicalId.Of(table)}DeliveryRole | bucket Logs | s3:GetBucketLocation",
        $"{LogicalId.Of(table)}DeliveryRole | bucket Logs | s3:ListBucket",
        $"{LogicalId.Of(table)}DeliveryRole | bucket Logs | s3:ListBucketMultipartUploads",
        .. new[] { $"object {table}/", $"object error/{table}/" }.SelectMany(folder => new[]
        {
            $"{LogicalId.Of(table)}DeliveryRole | {folder} | s3:PutObject",
            $"{LogicalId.Of(table)}DeliveryRole | {folder} | s3:GetObject",
            $"{LogicalId.Of(table)}DeliveryRole | {folder} | s3:AbortMultipartUpload",
        }),
        .. May(
            $"{LogicalId.Of(table)}DeliveryRole",
            ["function Transform", "function Transform as deployed"],
            "lambda:InvokeFunction", "lambda:GetFunctionConfiguration"),
        $"{LogicalId.Of(table)}DeliveryRole | log stream of DeliveryLog | logs:PutLogEvents",
    ];

    private static string Service(string arn) => arn.Split(':')[2];
}
