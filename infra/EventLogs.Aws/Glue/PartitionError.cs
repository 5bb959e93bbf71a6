using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.Glue;

/// <summary>Why one partition of a batch was refused.</summary>
/// <param name="Values">Which one.</param>
/// <param name="ErrorCode">Glue's code, such as <see cref="GlueClient.AlreadyExists"/>.</param>
/// <param name="ErrorMessage">Glue's text on it, if it has any.</param>
public sealed record PartitionError(ImmutableArray<string> Values, string ErrorCode, string? ErrorMessage)
{
    internal static ImmutableArray<PartitionError> ReadAll(JsonElement answer, string values) =>
        [.. answer.Items("Errors").Select(error => Read(error, values))];

    private static PartitionError Read(JsonElement error, string name)
    {
        var values = error.Texts(name);
        if (values.IsEmpty)
            throw new InvalidDataException($"An error has no '{name}'.");
        var detail = error.OptionalObject("ErrorDetail");
        return new PartitionError(
            values,
            ErrorText.Code(detail?.OptionalText("ErrorCode")) ?? nameof(AwsFailure.UnexpectedAnswer),
            ErrorText.OneLine(detail?.OptionalText("ErrorMessage")));
    }
}
