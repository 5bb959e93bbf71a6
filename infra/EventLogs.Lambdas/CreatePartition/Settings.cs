using System.Diagnostics.CodeAnalysis;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Shared;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>The function's settings, from environment variables.</summary>
/// <param name="Database">The Glue database of the tables.</param>
internal sealed record Settings(string Database)
{
    private const string RegionVariable = "AWS_REGION";
    private const int MaxDatabaseName = 255; // https://docs.aws.amazon.com/glue/latest/webapi/API_DatabaseInput.html

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="variable">Gives the value of an environment variable, or null.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="error">What is wrong, and how to fix it.</param>
    public static bool TryRead(
        Func<string, string?> variable, [NotNullWhen(true)] out Settings? settings, [NotNullWhen(false)] out FunctionError? error)
    {
        settings = null;
        error = null;
        if (variable(FunctionNames.DatabaseVariable)?.Trim() is not { Length: > 0 and <= MaxDatabaseName } database)
        {
            error = Invalid(
                $"{FunctionNames.DatabaseVariable} has to be the name of the tables' Glue database (1 to {MaxDatabaseName} characters).");
        }
        else if (string.IsNullOrWhiteSpace(variable(RegionVariable)))
        {
            error = Invalid($"{RegionVariable} has to be the region of the Glue database. Lambda sets it by itself.");
        }
        else
        {
            settings = new Settings(database);
        }

        return settings is not null;
    }

    private static FunctionError Invalid(string message) => new("Configuration.Invalid", message);
}
