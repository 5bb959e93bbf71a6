using Amazon.CDK;

namespace EventLogs.Cdk.Partitions;

/// <summary>
/// The parameter for the registrar's concurrency. A limit helps when objects come by the thousand, as in a restore: neither the account's
/// concurrency nor Glue's request rate is used up, and Lambda keeps what waits for six hours. There is none by default: a reservation fails
/// the deployment in an account whose limit is that of a new one, 10, of which 10 must stay unreserved.
/// </summary>
internal static class RegistrarConcurrency
{
    private const int Standard = 0;
    private const int Max = 100;

    /// <summary>Adds the parameter to the stack.</summary>
    /// <returns>A token: the number, or nothing when the parameter is 0.</returns>
    public static double Of(Stack stack)
    {
        var parameter = new CfnParameter(stack, "PartitionConcurrency", new CfnParameterProps
        {
            Description = "How many instances of the partition registrar may run at once, set aside from the account's concurrency; 0 for no limit",
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
