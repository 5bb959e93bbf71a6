using Amazon.CDK;

namespace EventLogs.Cdk.Partitions;

/// <summary>
/// The parameter for the registrar's concurrency. A limit helps when objects come by the thousand, as in a restore: neither the account's
/// concurrency nor Glue's request rate is used up, and Lambda keeps what waits for six hours.
/// </summary>
internal static class RegistrarConcurrency
{
    private const int Standard = 5;
    private const int Max = 100;

    /// <summary>Adds the parameter to the stack.</summary>
    /// <returns>A token: the number, or nothing when the parameter is 0.</returns>
    public static double Of(Stack stack)
    {
        var parameter = new CfnParameter(stack, "PartitionConcurrency", new CfnParameterProps
        {
            Description = "How many instances of the partition registrar may run at once; 0 sets none aside,"
                + " for accounts whose Lambda concurrency is too small to set any aside",
            Type = "Number",
            Default = Standard,
            MinValue = 0,
            MaxValue = Max,
            ConstraintDescription = $"A whole number, 0 to {Max}",
        });
        var isLimited = new CfnCondition(stack, "PartitionConcurrencyIsLimited", new CfnConditionProps
        {
            Expression = Fn.ConditionNot(Fn.ConditionEquals(parameter.ValueAsNumber, 0)),
        });
        // spelled out: what Fn.ConditionIf returns cannot be handed to the CDK again
        return Token.AsNumber(new Dictionary<string, object>
        {
            ["Fn::If"] = new object[] { isLimited.LogicalId, parameter.ValueAsNumber, Aws.NO_VALUE },
        });
    }
}
