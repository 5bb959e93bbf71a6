using System.Collections.Immutable;
using System.Text.Json;

namespace EventLogs.CdkApp.Options;

/// <summary>The names of everything in the CDK's context, of which the CDK's own classes give no list.</summary>
public static class ContextKeys
{
    // How the CDK command hands the context to the app: in a variable, and what is too long for it in a file.
    // Source: aws-cdk-lib, cx-api/lib/cxapi.ts
    private const string ContextVariable = "CDK_CONTEXT_JSON";
    private const string FileVariable = "CONTEXT_OVERFLOW_LOCATION_ENV";

    /// <summary>Reads the names from where the CDK command has left the context; none when the app was started without it.</summary>
    /// <param name="variable">Gives the value of an environment variable, or null.</param>
    public static ImmutableArray<string> Read(Func<string, string?> variable) =>
    [
        .. Names(variable(ContextVariable)),
        .. Names(variable(FileVariable) is { } file && File.Exists(file) ? File.ReadAllText(file) : null),
    ];

    private static ImmutableArray<string> Names(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return [];
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? [.. document.RootElement.EnumerateObject().Select(member => member.Name)]
            : [];
    }
}
