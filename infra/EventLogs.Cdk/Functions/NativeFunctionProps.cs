using Amazon.CDK.AWS.IAM;

namespace EventLogs.Cdk.Functions;

/// <summary>What makes one <see cref="NativeFunction"/> different from another.</summary>
internal sealed record NativeFunctionProps
{
    /// <summary>The packaged functions.</summary>
    public required FunctionPackages Packages { get; init; }

    /// <summary>Which of them this is.</summary>
    public required string Package { get; init; }

    /// <summary>What it does, for people.</summary>
    public required string Description { get; init; }

    /// <summary>Its memory in MB; its share of a processor grows with it (a whole one at 1,769 MB).</summary>
    public required int MemoryMegabytes { get; init; }

    /// <summary>The longest an invocation may take.</summary>
    public required int TimeoutSeconds { get; init; }

    /// <summary>After how many days its logs are deleted.</summary>
    public required int LogRetentionDays { get; init; }

    /// <summary>Its environment variables.</summary>
    public Dictionary<string, string> Variables { get; init; } = [];

    /// <summary>What it may do besides writing its logs.</summary>
    public PolicyStatement[] Statements { get; init; } = [];

    /// <summary>The same as policies of their own, for more resources than fit into a role.</summary>
    public IManagedPolicy[] Policies { get; init; } = [];
}
