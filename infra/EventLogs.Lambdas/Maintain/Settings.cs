using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Shared;

namespace EventLogs.Lambdas.Maintain;

/// <summary>The function's settings, from environment variables.</summary>
/// <param name="Database">The Glue database of the tables.</param>
/// <param name="Bucket">The bucket of log and history.</param>
/// <param name="WorkGroup">The Athena workgroup to query in.</param>
/// <param name="RawRetentionDays">After how many days objects of the logs are deleted, once they are folded; null for never.</param>
internal sealed record Settings(string Database, string Bucket, string WorkGroup, int? RawRetentionDays)
{
    /// <summary>False where nothing is folded, and views are all that is made.</summary>
    public bool Folds { get; init; } = true;

    private const string RegionVariable = "AWS_REGION";

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="variable">Gives the value of an environment variable, or null.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="error">What is wrong, and how to fix it.</param>
    public static bool TryRead(
        Func<string, string?> variable, [NotNullWhen(true)] out Settings? settings, [NotNullWhen(false)] out FunctionError? error)
    {
        var problems = new List<string>();
        string Required(string name, string expected)
        {
            if (variable(name)?.Trim() is { Length: > 0 } value)
                return value;
            problems.Add($"{name} has to be {expected}.");
            return "";
        }

        var read = new Settings(
            Required(FunctionNames.DatabaseVariable, "the name of the tables' Glue database"),
            Required(FunctionNames.BucketVariable, "the name of the bucket of the logs"),
            Required(FunctionNames.WorkGroupVariable, "the name of an Athena workgroup"),
            RetentionDays(variable(FunctionNames.RawRetentionVariable), problems))
        {
            Folds = Flag(variable(FunctionNames.FoldsVariable), problems),
        };
        Required(RegionVariable, "the region of the stack; Lambda sets it by itself");

        error = problems.Count == 0 ? null : new FunctionError("Configuration.Invalid", string.Join(' ', problems));
        settings = error is null ? read : null;
        return error is null;
    }

    private static bool Flag(string? text, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(text) || text == "true")
            return true;
        if (text != "false")
            problems.Add($"{FunctionNames.FoldsVariable} has to be true or false, or not set.");
        return false;
    }

    private static int? RetentionDays(string? text, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0)
            return days;
        problems.Add($"{FunctionNames.RawRetentionVariable} has to be a number of days, or not set.");
        return null;
    }
}
