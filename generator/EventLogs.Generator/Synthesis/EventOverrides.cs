using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using EventLogs.Compiler.Model;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Generator.Synthesis;

/// <summary>
/// What makes a value of the schema an event of this log: its source and detail type, times that a column can read, ARNs that a column
/// looks for, and an envelope as EventBridge writes it.
/// </summary>
internal sealed class EventOverrides
{
    private static readonly string[] Regions = ["us-east-1", "eu-central-1", "ap-northeast-2", "cn-north-1", "us-gov-west-1"];
    private const string OtherType = "thing";
    private static readonly string[] Services = ["ec2", "codedeploy", "lambda", "s3"];

    private readonly Dictionary<string, Func<ValueRules, Random, JsonNode?>> _overrides = new(StringComparer.Ordinal);
    private readonly HashSet<string> _needed = new(StringComparer.Ordinal);

    private EventOverrides() { }

    /// <summary>Those of a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="isExtreme">Whether the envelope's time may be written in any way that its format allows.</param>
    public static EventOverrides Of(EventLog log, bool isExtreme)
    {
        var overrides = new EventOverrides();
        overrides.Add(["version"], IfPlain(_ => "0"));
        overrides.Add(["id"], IfPlain(FormatText.Uuid));
        overrides.Add(["account"], IfPlain(Account));
        if (!isExtreme)
            overrides.Add(["time"], IfFree(FormatText.Moment));
        overrides.Add(["region"], IfPlain(random => Regions[random.Next(Regions.Length)]));
        overrides.Add(["resources"], Arns([]));
        foreach (var column in log.Columns.Where(column => column.Type is ScalarType { Kind: ScalarKind.Timestamp }))
            overrides.Add(column.From.Keys, IfFree(random => isExtreme ? FormatText.Make("date-time", random)! : FormatText.Moment(random)));
        foreach (var part in log.Columns.Select(column => column.From).OfType<ArnPartSource>().Where(part => part.Arn is PathSource))
            overrides.Add(part.Keys, IfPlain(random => Arn(new ArnPattern("*", OtherType), random)));
        foreach (var sources in log.Columns.Select(column => Arn(column.From)).OfType<ArnSource>().GroupBy(source => Key(source.Keys)))
            overrides.Add(sources.First().Keys, Arns([.. sources.Select(source => source.Pattern).Distinct()]));
        foreach (var field in log.Pattern?.Fields ?? [])
            overrides.Add(field);
        overrides.Add(["source"], (_, _) => log.Source);
        overrides.Add(["detail-type"], (rules, random) => PatternValues.Of(log.DetailTypes, rules, random));
        overrides._needed.UnionWith(["source", "detail-type"]);
        return overrides;
    }

    /// <summary>The search for an ARN, whether a column takes all of it or a part.</summary>
    private static ArnSource? Arn(ColumnSource source) => source.Match(path: _ => null, arn: arn => arn, part: part => Arn(part.Arn));

    /// <summary>Whether a property has to be there whatever the schema says.</summary>
    public bool Needs(IReadOnlyList<string> path, string name) => _needed.Contains(Key([.. path, name]));

    /// <summary>The value to use at a path instead of what the schema allows; null when there is none, or the schema decides it.</summary>
    public JsonNode? Make(IReadOnlyList<string> path, ValueRules rules, Random random) =>
        _overrides.TryGetValue(Key(path), out var make) ? make(rules, random) : null;

    private static string Key(IEnumerable<string> path) => string.Join('\0', path);

    private void Add(ImmutableArray<string> path, Func<ValueRules, Random, JsonNode?> make) => _overrides[Key(path)] = make;

    /// <summary>A value that an event pattern asks for, or an element of the array that it asks for.</summary>
    private void Add(PatternField field)
    {
        var before = _overrides.GetValueOrDefault(Key(field.Path));
        Add(field.Path, (rules, random) => PatternValues.Of(field, rules, random) ?? before?.Invoke(rules, random));
        Add(field.Path.Add("*"), (rules, random) => PatternValues.Of(field, rules, random));
        if (!field.Matchers.All(matcher => matcher is ExistsMatcher { Exists: false }))
            _needed.UnionWith(Enumerable.Range(1, field.Path.Length).Select(length => Key(field.Path.Take(length))));
    }

    private static Func<ValueRules, Random, JsonNode?> IfFree(Func<Random, string> make) =>
        (rules, random) => rules is { Choices: null, Pattern: null } ? make(random) : null;

    private static Func<ValueRules, Random, JsonNode?> IfPlain(Func<Random, string> make) =>
        (rules, random) => rules is { Choices: null, Pattern: null, Format: null } && rules.Types?.Contains("string") == true
            ? make(random)
            : null;

    /// <summary>ARNs in no fixed order, most of those that columns look for among them.</summary>
    private static Func<ValueRules, Random, JsonNode?> Arns(ImmutableArray<ArnPattern> patterns) => (rules, random) =>
    {
        var other = new ArnPattern(Services[random.Next(Services.Length)], OtherType);
        var count = Math.Max(rules.Count.Min, random.Next(2));
        var wanted = patterns.Where(_ => random.Next(8) > 0).Concat(Enumerable.Repeat(other, count)).Take(rules.Count.Max).ToArray();
        random.Shuffle(wanted);
        return new JsonArray([.. wanted.Select(pattern => (JsonNode)Arn(pattern, random))]);
    };

    private static string Arn(ArnPattern pattern, Random random)
    {
        var region = Regions[random.Next(Regions.Length)];
        var partition = region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
            : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
            : "aws";
        var service = pattern.Service == "*" ? Services[random.Next(Services.Length)] : pattern.Service;
        var separator = random.Next(2) == 0 ? ':' : '/';
        return $"arn:{partition}:{service}:{region}:{Account(random)}:{pattern.ResourceType}{separator}name-{random.Next(100)}";
    }

    private static string Account(Random random) => random.NextInt64(1_000_000_000_000).ToString("D12", CultureInfo.InvariantCulture);
}
