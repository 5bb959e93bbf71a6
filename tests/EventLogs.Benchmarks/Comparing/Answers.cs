using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLogs.Benchmarks.Comparing;

/// <summary>Whether two contestants do the same work: a fast wrong answer is no answer.</summary>
internal static class Answers
{
    /// <summary>Throws unless both give the same records back, with lines that mean the same.</summary>
    public static void MustBeTheSame(Contestant one, Contestant other, byte[] request)
    {
        if (one.Answer(request).SequenceEqual(other.Answer(request)))
            return;
        var response = Read(one.Answer(request));
        var others = Read(other.Answer(request));
        if (others.Count == 0)
            return;
        if (response.Count != others.Count)
            throw new InvalidOperationException($"{one.Name} answers {response.Count} records, {other.Name} {others.Count}.");
        foreach (var (mine, its) in response.Zip(others))
        {
            if (other.IsExact ? mine != its : !IsSame(mine, its))
                throw new InvalidOperationException($"Not the same:\n{one.Name}: {mine}\n{other.Name}: {its}");
        }

        if (other.IsExact)
            throw new InvalidOperationException($"{other.Name} does not write the bytes of {one.Name}.");
    }

    private static List<Answer> Read(ReadOnlySpan<byte> response)
    {
        if (response.IsEmpty)
            return [];
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
