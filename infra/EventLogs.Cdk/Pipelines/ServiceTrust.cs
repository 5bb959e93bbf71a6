using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;

namespace EventLogs.Cdk.Pipelines;

/// <summary>The trust of a role in an AWS service that acts for resources of this account and region, and for no others.</summary>
internal static class ServiceTrust
{
    /// <summary>The principal to assume the role.</summary>
    /// <param name="scope">The role's scope.</param>
    /// <param name="service">The service, as ARNs and service principals name it: <c>firehose</c>.</param>
    /// <param name="resources">Its resources, as the last part of an ARN. Not the very one: it is created after its role.</param>
    public static ServicePrincipal Of(Construct scope, string service, string resources) =>
        new($"{service}.amazonaws.com", new ServicePrincipalOpts { Conditions = SourceConditions(scope, service, resources) });

    /// <summary>The conditions by themselves, for the policy of a resource.</summary>
    public static Dictionary<string, object> SourceConditions(Construct scope, string service, string resources) => new()
    {
        ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
        ["ArnLike"] = new Dictionary<string, object>
        {
            ["aws:SourceArn"] = Stack.Of(scope).FormatArn(new ArnComponents
            {
                Service = service,
                Resource = resources,
                ArnFormat = ArnFormat.NO_RESOURCE_NAME,
            }),
        },
    };
}
