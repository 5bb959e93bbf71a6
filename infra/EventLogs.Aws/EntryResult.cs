using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.Json;

namespace EventLogs.Aws;

/// <summary>What became of one entry of a batch. A batch succeeds while entries of it are refused: what was refused has to be sent again.</summary>
/// <param name="Id">The id that the service gave the entry; null when it was refused.</param>
/// <param name="ErrorCode">Why it was refused; null when it was accepted.</param>
/// <param name="ErrorMessage">The service's text on it.</param>
public sealed record EntryResult(string? Id, string? ErrorCode, string? ErrorMessage)
{
    /// <summary>Whether the service has the entry. Only then may the sender forget it.</summary>
    public bool IsAccepted => ErrorCode is null;

    /// <summary>One result for each entry, in their order.</summary>
    /// <exception cref="InvalidDataException">The answer does not speak of each entry: nothing may be taken for accepted.</exception>
    internal static ImmutableArray<EntryResult> Read(JsonElement answer, string list, string id, string failedCount, int entries)
    {
        ImmutableArray<EntryResult> results = [.. answer.Items(list).Select(entry => Read(entry, id))];
        if (results.Length != entries)
            throw new InvalidDataException($"'{list}' has {results.Length} results for {entries} entries.");

        var refused = results.Count(result => !result.IsAccepted);
        if (answer.OptionalNumber(failedCount) is { } failed && failed > refused)
            throw new InvalidDataException($"'{failedCount}' is {failed}, and {refused} results say so.");
        return results;
    }

    private static EntryResult Read(JsonElement entry, string idName)
    {
        var (id, code) = (entry.OptionalText(idName), entry.OptionalText("ErrorCode"));
        return string.IsNullOrEmpty(id) || !string.IsNullOrEmpty(code)
            ? new EntryResult(
                null, ErrorText.Code(code) ?? nameof(AwsFailure.UnexpectedAnswer), ErrorText.OneLine(entry.OptionalText("ErrorMessage")))
            : new EntryResult(id, null, null);
    }
}
