using System.Globalization;
using System.Text;

namespace EventLogs.Benchmarks.Batches;

/// <summary>Events as CodeDeploy sends them, from a seed: always the same ones.</summary>
internal sealed class EventSource(int seed)
{
    private static readonly string[] States = ["START", "SUCCESS", "FAILURE", "STOP", "READY"];

    private static readonly string[] Odd = ["d\\u00e9ploiement \\\"bleu\\\"", "naïve déploiement ✓", "部署-アプリ", "a\\\\b\\/c", "smile \\ud83d\\ude00"];

    private readonly Random _random = new(seed);

    /// <summary>The shares of events that are out of the ordinary, between 0 and 1.</summary>
    public double Malformed { get; init; }

    /// <summary>Events with an escape or a character beyond ASCII in a name.</summary>
    public double Unusual { get; init; }

    /// <summary>Events whose properties are not in the order in which AWS sends them.</summary>
    public double Shuffled { get; init; }

    /// <summary>The next event.</summary>
    public byte[] Next()
    {
        var isInstance = _random.NextDouble() < 0.5;
        var json = Object(Envelope(isInstance));
        if (_random.NextDouble() < Malformed)
            json = Damage(json);
        return Encoding.UTF8.GetBytes(json);
    }

    private List<(string Name, string Json)> Envelope(bool isInstance)
    {
        var (deployment, instance) = ("d-" + Letters(9).ToUpperInvariant(), "i-" + Hex(17));
        var application = Name("application");
        var group = Name("group");
        var time = DateTime.UnixEpoch.AddSeconds(1_600_000_000 + _random.Next(100_000_000)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        const string arn = "arn:aws:codedeploy:us-east-1:123456789012";
        string[] resources = isInstance
            ? [$"arn:aws:ec2:us-east-1:123456789012:instance/{instance}", $"{arn}:deploymentgroup:{application}/{group}", $"{arn}:application:{application}"]
            : [$"{arn}:application:{application}", $"{arn}:deploymentgroup:{application}/{group}"];
        return
        [
            ("version", Text("0")),
            ("id", Text($"{Hex(8)}-{Hex(4)}-{Hex(4)}-{Hex(4)}-{Hex(12)}")),
            ("detail-type", Text($"CodeDeploy {(isInstance ? "Instance" : "Deployment")} State-change Notification")),
            ("source", Text("aws.codedeploy")),
            ("account", Text("123456789012")),
            ("time", Text(time)),
            ("region", Text("us-east-1")),
            ("resources", $"[{string.Join(',', resources.Select(Text))}]"),
            ("detail", Object(Detail(isInstance, instance, deployment, application, group))),
        ];
    }

    private List<(string Name, string Json)> Detail(bool isInstance, string instance, string deployment, string application, string group)
    {
        List<(string, string)> detail =
        [
            ("region", Text("us-east-1")),
            ("state", Text(States[_random.Next(States.Length)])),
            ("application", Text(application)),
            ("deploymentId", Text(deployment)),
            ("instanceGroupId", Text($"{Hex(8)}-{Hex(4)}-{Hex(4)}-{Hex(4)}-{Hex(12)}")),
            ("deploymentGroup", Text(group)),
        ];
        if (isInstance)
            detail.Insert(0, ("instanceId", Text(instance)));
        return detail;
    }

    private string Object(List<(string Name, string Json)> members)
    {
        if (_random.NextDouble() < Shuffled)
            _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members));
        return $"{{{string.Join(',', members.Select(member => $"{Text(member.Name)}:{member.Json}"))}}}";
    }

    private string Damage(string json) => _random.Next(4) switch
    {
        0 => json[..(json.Length / 2)],
        1 => json.Replace("\"state\":", "\"state\":1,\"state\"", StringComparison.Ordinal),
        2 => json.Replace("\"deploymentId\"", "\"other\"", StringComparison.Ordinal),
        _ => json.Replace("\"source\":\"aws", "\"source\":\"\\ud83d", StringComparison.Ordinal),
    };

    private string Name(string prefix) =>
        _random.NextDouble() < Unusual ? Odd[_random.Next(Odd.Length)] : $"{prefix}-{Letters(4 + _random.Next(20))}";

    private static string Text(string inside) => $"\"{inside}\"";

    private string Hex(int length) => Of("0123456789abcdef", length);

    private string Letters(int length) => Of("abcdefghijklmnopqrstuvwxyz0123456789", length);

    private string Of(string alphabet, int length) => string.Create(length, (alphabet, _random), static (span, state) =>
    {
        foreach (ref var character in span)
            character = state.alphabet[state._random.Next(state.alphabet.Length)];
    });
}
