using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3.Assets;
using Constructs;
using EventLogs.Shared;

namespace EventLogs.Cdk.Functions;

/// <summary>A native executable as a Lambda function, with a log group and a role of its own.</summary>
/// <remarks>
/// Made of L1 constructs: the L2 function would attach the managed policy AWSLambdaBasicExecutionRole, which may write to every log group
/// of the account.
/// </remarks>
internal sealed class NativeFunction : Construct
{
    // the executable itself; provided.al2023 ignores the handler, but Lambda wants one
    internal const string Executable = "bootstrap";

    public NativeFunction(Construct scope, string id, NativeFunctionProps props) : base(scope, id)
    {
        var logs = new CfnLogGroup(this, "Logs", new CfnLogGroupProps { RetentionInDays = props.LogRetentionDays });
        logs.ApplyRemovalPolicy(RemovalPolicy.DESTROY);
        Role = new Role(this, "Role", new RoleProps
        {
            Description = $"{props.Description}: what it may do",
            AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
            ManagedPolicies = props.Policies,
            InlinePolicies = new Dictionary<string, PolicyDocument>
            {
                ["Function"] = new(new PolicyDocumentProps { Statements = [WriteTo(logs), .. props.Statements] }),
            },
        });
        Resource = new CfnFunction(this, "Function", new CfnFunctionProps
        {
            Description = props.Description,
            Runtime = "provided.al2023",
            Architectures = [ArchitectureOf.Name(props.Packages.Architecture)],
            Handler = Executable,
            Code = new CfnFunction.CodeProperty(),
            MemorySize = props.MemoryMegabytes,
            Timeout = props.TimeoutSeconds,
            Role = Role.RoleArn,
            LoggingConfig = new CfnFunction.LoggingConfigProperty { LogGroup = logs.Ref },
            Environment = new CfnFunction.EnvironmentProperty
            {
                Variables = new Dictionary<string, string>(props.Variables) { [FunctionNames.StackVariable] = Aws.STACK_NAME },
            },
        });
        SetCode(props.Packages, props.Package);
    }

    /// <summary>The function itself.</summary>
    public CfnFunction Resource { get; }

    /// <summary>What the function may do.</summary>
    public Role Role { get; }

    /// <summary>The ARN of the function, without a version.</summary>
    public string Arn => Resource.AttrArn;

    private void SetCode(FunctionPackages packages, string package)
    {
        if (packages.PathInTemplate(package) is { } path)
        {
            // not CloudFormation: `aws cloudformation package` replaces it with the location that it has uploaded the file to
            Resource.AddPropertyOverride("Code", path);
            return;
        }

        var asset = new Asset(this, "Code", new AssetProps { Path = packages.PathOf(package) });
        Resource.Code = new CfnFunction.CodeProperty { S3Bucket = asset.S3BucketName, S3Key = asset.S3ObjectKey };
    }

    private static PolicyStatement WriteTo(CfnLogGroup logs) => new(new PolicyStatementProps
    {
        Actions = ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resources = [logs.AttrArn], // ends in ":*", the log streams of the group
    });
}
