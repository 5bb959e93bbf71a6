using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLogs.Benchmarks.Comparing;

/// <summary>Whether two contestants do the same work: a fast wrong answer is not an answer.</summary>
internal static class Answers
{
    /// <summary>Throws unless both give the same records back, with lines that mean the same.</summary>
    public static void MustBeTheSame(Contestant one, Contestant other, byte[] request) =>
        MustBeTheSame(one.Name, one.Answer(request), other.Name, other.Answer(request), other.IsExact);

    /// <summary>Throws unless the responses have the same records, with lines that mean the same.</summary>
    /// <param name="name">Who gave the first response.</param>
    /// <param name="response">The first response.</param>
    /// <param name="otherName">Who gave the other.</param>
    /// <param name="otherResponse">The other; empty where there is none to compare.</param>
    /// <param name="isExact">Whether they have to be the same to the byte.</param>
    public static void MustBeTheSame(
        string name, ReadOnlySpan<byte> response, string otherName, ReadOnlySpan<byte> otherResponse, bool isExact)
    {
        if (otherResponse.IsEmpty || response.SequenceEqual(otherResponse))
            return;
        var (mine, others) = (Read(response), Read(otherResponse));
        if (mine.Count != others.Count)
            throw new InvalidOperationException($"{name} answers {mine.Count} records, {otherName} {others.Count}.");
        foreach (var (one, other) in mine.Zip(others))
        {
            if (isExact ? one != other : !IsSame(one, other))
                throw new InvalidOperationException($"Not the same:\n{name}: {one}\n{otherName}: {other}");
        }

        if (isExact)
            throw new InvalidOperationException($"{otherName} does not write the bytes of {name}.");
    }

    private static List<Answer> Read(ReadOnlySpan<byte> response)
    {
        using var document = JsonDocument.Parse(response.ToArray());
        return
        [
            .. document.RootElement.GetProperty("records").EnumerateArray().Select(record => new Answer(
                record.GetProperty("recordId").GetString()!,
                record.GetProperty("result").GetString()!,
                System.Text.Encoding.UTF8.GetString(record.GetProperty("data").GetBytesFromBase64()))),
        ];
    }

    private static bool IsSame(Answer one, Answer other) =>
        one.Id == other.Id && one.Result == other.Result
        && (one.Data == other.Data || one.Result == "Ok" && JsonNode.DeepEquals(JsonNode.Parse(one.Data), JsonNode.Parse(other.Data)));

    private sealed record Answer(string Id, string Result, string Data);
}
