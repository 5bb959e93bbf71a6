using Amazon.CDK;

namespace EventLogs.Cdk.Options;

/// <summary>What is decided when the template is deployed.</summary>
internal sealed class StackParameters
{
    /// <summary>The longest name of a database. Glue takes 255 characters; the registrar's policies are cut to fit this length.</summary>
    public const int MaxDatabaseName = 100;

    public StackParameters(Stack stack, string databaseName)
    {
        DatabaseName = new CfnParameter(stack, "GlueDatabaseName", new CfnParameterProps
        {
            Description = "The name of the Glue database to create for the tables. To change it later replaces the database and its tables",
            Type = "String",
            Default = databaseName,
            AllowedPattern = $"^[a-z0-9_]{{1,{MaxDatabaseName}}}$",
            ConstraintDescription = $"1 to {MaxDatabaseName} lower-case letters, digits and underscores",
        }).ValueAsString;
        // the limits of Firehose: https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html
        BufferingSizeInMegabytes = Number(stack, "BufferingHintsSizeInMBs", "a delivery stream holds this many MB of log lines", 1, 1, 128);
        BufferingIntervalInSeconds = Number(stack, "BufferingHintsIntervalInSeconds", "this many seconds have passed", 60, 0, 900);
        // a number as text is what it takes: https://docs.aws.amazon.com/firehose/latest/APIReference/API_ProcessorParameter.html
        TransformIntervalInSeconds = new CfnParameter(stack, "TransformBufferIntervalInSeconds", new CfnParameterProps
        {
            Description = "Events are handed to the transform when this many seconds have passed",
            Type = "String",
            Default = "60",
            AllowedPattern = "^([0-9]|[1-9][0-9]|[1-8][0-9][0-9]|900)$",
            ConstraintDescription = "A whole number, 0 to 900",
        }).ValueAsString;
    }

    /// <summary>The name of the Glue database.</summary>
    public string DatabaseName { get; }

    /// <summary>How much a delivery stream collects before it writes an object.</summary>
    public double BufferingSizeInMegabytes { get; }

    /// <summary>How long a delivery stream collects before it writes an object.</summary>
    public double BufferingIntervalInSeconds { get; }

    /// <summary>How long a delivery stream collects before it invokes the transform. A number, as text.</summary>
    public string TransformIntervalInSeconds { get; }

    private static double Number(Stack stack, string name, string until, int standard, int min, int max) =>
        new CfnParameter(stack, name, new CfnParameterProps
        {
            Description = $"An object is written to S3 when {until}",
            Type = "Number",
            Default = standard,
            MinValue = min,
            MaxValue = max,
            ConstraintDescription = $"A whole number, {min} to {max}",
        }).ValueAsNumber;
}
