using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using EventLogs.History;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.Maintain;

/// <summary>
/// Reads what an invocation asks for: <c>{}</c> for everything that can be folded now, or a range to do,
/// <c>{"from":"2026-11-01","to":"2026-11-07","force":true}</c>.
/// </summary>
internal static class RequestReader
{
    /// <summary>Reads the payload of an invocation. Never throws, whatever the payload.</summary>
    /// <param name="payload">UTF-8 JSON.</param>
    /// <param name="everything">A request for everything that can be folded now.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="problem">What is wrong with the payload, a sentence for each mistake.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> payload, FoldRequest everything, [NotNullWhen(true)] out FoldRequest? request, [NotNullWhen(false)] out string? problem)
    {
        var problems = new List<string>();
        var read = everything;
        try
        {
            var asked = JsonElement.Parse(payload);
            if (asked.ValueKind == JsonValueKind.Object)
                read = Read(asked, everything, problems);
            else
                problems.Add($"The payload is {asked.ValueKind}, and has to be an object.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            problems.Add($"The payload is not JSON: {exception.Message}");
        }

        if (problems.Count == 0 && read.From > read.To)
            problems.Add("'from' is a day after 'to'.");
        problem = problems.Count == 0 ? null : string.Join(' ', problems);
        request = problem is null ? read : null;
        return problem is null;
    }

    private static FoldRequest Read(JsonElement asked, FoldRequest request, List<string> problems)
    {
        foreach (var member in asked.EnumerateObject())
        {
            switch (member.Name)
            {
                case "from":
                    request = request with { From = Day(member, problems) };
                    break;
                case "to":
                    request = request with { To = Day(member, problems) };
                    break;
                case "force" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    request = request with { Force = member.Value.GetBoolean() };
                    break;
                case "force":
                    problems.Add("'force' is neither true nor false.");
                    break;
                default:
                    problems.Add($"There is no '{member.Name}': the payload has 'from', 'to' and 'force'.");
                    break;
            }
        }

        return request;
    }

    private static DateOnly? Day(JsonProperty member, List<string> problems)
    {
        if (member.Value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(
            member.Value.GetString(), PartitionLayout.Day.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        problems.Add($"'{member.Name}' is not a day such as 2026-11-22.");
        return null;
    }
}
