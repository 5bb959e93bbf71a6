using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Generator.Importing;

namespace EventLogs.Generator.Tests.Importing;

public sealed class SchemaNamesTests
{
    [Theory]
    [InlineData("aws.codedeploy", "CodeDeploy Deployment State-change Notification", "deployment-state-change", "codedeploy_deployment_state_change")]
    [InlineData("aws.codepipeline", "CodePipeline Action Execution State Change", "action-execution-state-change", "codepipeline_action_execution_state_change")]
    [InlineData("aws.application-cost-profiler", "Application Cost Profiler Report Generated", "report-generated", "application_cost_profiler_report_generated")]
    [InlineData("aws.ec2spotfleet", "EC2 Spot Fleet State Change", "state-change", "ec2spotfleet_state_change")]
    [InlineData("aws.kms", "AWS API Call via CloudTrail", "api-call-via-cloudtrail", "kms_api_call_via_cloudtrail")]
    [InlineData("aws.connect", "Amazon Connect Contact Event", "contact", "connect_contact")]
    [InlineData("aws.health", "AWS Health Event", "health", "health")]
    [InlineData("aws.s3", "Object Restore Completed", "object-restore-completed", "s3_object_restore_completed")]
    [InlineData("aws.batch", "Batch", "batch", "batch")]
    [InlineData("aws.acm-pca", "ACM Private CA Creation", "acm-private-ca-creation", "acm_pca_acm_private_ca_creation")]
    [InlineData("com.acme.orders", "OrderPlaced", "order-placed", "orders_order_placed")]
    [InlineData("com.acme.orders", "com.acme.OrderPlaced", "com-acme-order-placed", "orders_com_acme_order_placed")]
    [InlineData("orders", "S3ObjectCreated", "s3-object-created", "orders_s3_object_created")]
    [InlineData("orders", "orders/placed: \"now\"", "placed-now", "orders_placed_now")]
    [InlineData("orders", "Événement Reçu", "evenement-recu", "orders_evenement_recu")]
    [InlineData("日本", "注文", "event", "event")]
    [InlineData("3d", "3D Model", "model", "model")]
    [InlineData("shop", "3D Model", "event-3d-model", "shop_event_3d_model")]
    [InlineData("error", "Error", "error", "error_2")]
    [InlineData("aws.guardduty", "GuardDuty Malware Protection Post Scan Action Failed", "malware-protection-post-scan-action-failed", "malware_protection_post_scan_action_failed")]
    [InlineData("shop", "A Very Long Name That Nobody Would Give To An Event Of Any Kind", "a-very-long-name-that-nobody-would-give-to-an-event-of-any-kind", "a_very_long_name_that_nobody_would_give_to_an")]
    public void Names_are_made_of_the_source_and_the_detail_type(string source, string detailType, string name, string table)
    {
        var names = new SchemaNames();

        Assert.Equal(new SchemaId(SourceFolder.Of(source), name), names.NewId(source, detailType));
        Assert.Equal(table, names.NewTable(source, detailType));
        Assert.True(TableNames.IsLegal(table));
    }

    [Fact]
    public void What_is_taken_gets_a_number()
    {
        var names = new SchemaNames();
        names.Add(new SchemaId("shop", "Placed"), "shop_placed");

        Assert.Equal("placed-2", names.NewId("shop", "Placed").Name);
        Assert.Equal("placed-3", names.NewId("shop", "Placed!").Name);
        Assert.Equal("shop_placed_2", names.NewTable("shop", "Placed"));
        Assert.Equal("shop_placed_3", names.NewTable("shop", "Placed!"));
    }

    /// <summary>A C# namespace has no hyphens, and the files of two classes may lie in folders that differ by case.</summary>
    [Theory]
    [InlineData("aws.x-y", "aws.x.y")]
    [InlineData("aws.x-y", "aws.xy")]
    [InlineData("aws.x", "AWS.X")]
    public void Sources_that_are_one_namespace_do_not_share_names(string first, string second)
    {
        var names = new SchemaNames();

        Assert.Equal("thing-happened", names.NewId(first, "Thing Happened").Name);
        Assert.Equal("thing-happened-2", names.NewId(second, "Thing Happened").Name);
    }
}
