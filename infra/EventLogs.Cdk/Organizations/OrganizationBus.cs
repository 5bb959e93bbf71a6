using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;

namespace EventLogs.Cdk.Organizations;

/// <summary>A bus of the stack's own, onto which the rules of all accounts of an organization, and nobody else, may put events.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html</remarks>
internal sealed class OrganizationBus : Construct
{
    public OrganizationBus(Construct scope, string id, string organizationId) : base(scope, id)
    {
        var bus = new CfnEventBus(this, "Bus", new CfnEventBusProps { Name = Fn.Join("-", [Aws.STACK_NAME, "organization"]) });
        (Name, Arn) = (bus.Ref, bus.AttrArn);
        _ = new CfnEventBusPolicy(this, "Policy", new CfnEventBusPolicyProps
        {
            EventBusName = Name,
            StatementId = "Organization",
            Statement = new Dictionary<string, object>
            {
                ["Effect"] = "Allow",
                ["Principal"] = "*",
                ["Action"] = "events:PutEvents",
                ["Resource"] = Arn,
                ["Condition"] = new Dictionary<string, object>
                {
                    ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalOrgID"] = organizationId },
                },
            },
        });
    }

    /// <summary>The bus's name.</summary>
    public string Name { get; }

    /// <summary>The bus's ARN, which the template of the members asks for.</summary>
    public string Arn { get; }
}
