using System.Text.Json;

namespace EventLogs.Cdk.Organizations;

/// <summary>Keeps event patterns within the size that EventBridge takes.</summary>
internal static class PatternSize
{
    /// <summary>The largest event pattern, in characters. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html</summary>
    public const int Max = 2_048;

    /// <summary>Splits the detail types of a source into as many patterns as they need.</summary>
    public static IEnumerable<object[]> Split(string source, IEnumerable<object> detailTypes)
    {
        var part = new List<object>();
        foreach (var detailType in detailTypes)
        {
            if (part.Count > 0 && Size(source, [.. part, detailType]) > Max)
            {
                yield return [.. part];
                part.Clear();
            }

            part.Add(detailType);
        }

        yield return [.. part];
    }

    private static int Size(string source, object[] detailTypes) => JsonSerializer.Serialize(new Dictionary<string, object[]>
    {
        ["source"] = [source],
        ["detail-type"] = detailTypes,
    }).Length;
}
