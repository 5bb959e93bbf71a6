namespace EventLogs.Cdk.Options;

/// <summary>The processors that functions run on. Their packages are built for one of them.</summary>
public enum FunctionArchitecture
{
    /// <summary>x86-64, with AVX2.</summary>
    X86,

    /// <summary>AWS Graviton.</summary>
    Arm64,
}
