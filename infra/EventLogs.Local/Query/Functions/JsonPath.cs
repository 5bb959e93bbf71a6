using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EventLogs.Local.Query.Functions;

/// <summary>A path of SQL/JSON: <c>lax $.a[0].*</c>. Names, subscripts and wildcards run here; filters and methods do not.</summary>
internal sealed partial class JsonPath
{
    private readonly bool _isStrict;
    private readonly ImmutableArray<Step> _steps;

    private JsonPath(bool isStrict, ImmutableArray<Step> steps) => (_isStrict, _steps) = (isStrict, steps);

    public static JsonPath Parse(string path)
    {
        var start = Start().Match(path);
        var steps = ImmutableArray.CreateBuilder<Step>();
        var at = start.Length;
        while (start.Success && at < path.Length && StepPattern().Match(path, at) is { Success: true } match)
        {
            steps.Add(new Step(NameOf(match), match.Groups["all"].Success, Range(match)));
            at += match.Length;
        }

        return start.Success && at == path.Length
            ? new JsonPath(start.Groups["mode"].Value.Equals("strict", StringComparison.OrdinalIgnoreCase), steps.ToImmutable())
            : throw new InvalidOperationException(
                $"the JSON path '{path}' does not run here: names, subscripts and wildcards do, filters and methods do not");
    }

    /// <summary>What the path selects; null where a strict path fails.</summary>
    public List<JsonElement>? Select(JsonElement root)
    {
        List<JsonElement> items = [root];
        foreach (var step in _steps)
        {
            var next = new List<JsonElement>();
            foreach (var item in items)
            {
                if (!Take(step, item, next))
                    return null;
            }

            items = next;
        }

        return items;
    }

    private bool Take(Step step, JsonElement item, List<JsonElement> found)
    {
        if (step.Range is { } range)
            return TakeElements(range, item, found);
        if (step.IsAll)
            return TakeAll(item, found);
        if (!_isStrict && item.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in item.EnumerateArray().Where(element => element.ValueKind == JsonValueKind.Object))
                TakeMember(step, element, found);
            return true;
        }

        return TakeMember(step, item, found) || !_isStrict;
    }

    private static bool TakeMember(Step step, JsonElement item, List<JsonElement> found)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return false;
        if (step.Name is null)
        {
            found.AddRange(item.EnumerateObject().Select(member => member.Value));
            return true;
        }

        if (!item.TryGetProperty(step.Name, out var value))
            return false;
        found.Add(value);
        return true;
    }

    private bool TakeAll(JsonElement item, List<JsonElement> found)
    {
        if (item.ValueKind == JsonValueKind.Array)
            found.AddRange(item.EnumerateArray());
        else if (_isStrict)
            return false;
        else
            found.Add(item);
        return true;
    }

    private bool TakeElements((int First, int Last) range, JsonElement item, List<JsonElement> found)
    {
        if (item.ValueKind != JsonValueKind.Array && _isStrict)
            return false;
        var length = item.ValueKind == JsonValueKind.Array ? item.GetArrayLength() : 1;
        var (first, last) = (range.First < 0 ? length - 1 : range.First, range.Last < 0 ? length - 1 : range.Last);
        if (_isStrict && (first < 0 || last >= length))
            return false;
        for (var i = Math.Max(0, first); i <= last && i < length; i++)
            found.Add(item.ValueKind == JsonValueKind.Array ? item[i] : item);
        return true;
    }

    private static string? NameOf(Match match)
    {
        if (match.Groups["name"] is { Success: true } name)
            return name.Value;
        return match.Groups["quoted"] is { Success: true } quoted ? quoted.Value.Replace("\"\"", "\"", StringComparison.Ordinal) : null;
    }

    private static (int First, int Last)? Range(Match match)
    {
        if (match.Groups["first"] is not { Success: true } first)
            return null;
        return (Index(first), Index(match.Groups["last"] is { Success: true } last ? last : first));
    }

    // -1 is the last one
    private static int Index(Group group) =>
        int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : group.Value == "last" ? -1 : int.MaxValue;

    [GeneratedRegex(@"\A\s*(?:(?<mode>lax|strict)\s+)?\$", RegexOptions.IgnoreCase)]
    private static partial Regex Start();

    [GeneratedRegex(
        @"\G\s*(?:\.\s*(?<name>[A-Za-z_][A-Za-z0-9_]*)(?!\s*\()|\.\s*""(?<quoted>(?:[^""]|"""")*)""|\.\s*\*|(?<all>\[\s*\*\s*\])"
        + @"|\[\s*(?<first>\d+|last)(?:\s+to\s+(?<last>\d+|last))?\s*\])\s*")]
    private static partial Regex StepPattern();

    /// <summary>A step: a member (of any name where that is null), all elements, or some.</summary>
    private sealed record Step(string? Name, bool IsAll, (int First, int Last)? Range);
}
