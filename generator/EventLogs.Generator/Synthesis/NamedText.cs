using System.Globalization;

namespace EventLogs.Generator.Synthesis;

/// <summary>Texts as people would expect them under a name: what a property's last word says that it is.</summary>
internal static class NamedText
{
    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "JPY"];
    private static readonly string[] Countries = ["DE", "US", "FR", "JP", "BR"];
    private static readonly string[] Cities = ["Berlin", "Lyon", "Osaka", "Recife", "Seattle"];
    private static readonly string[] Regions = ["us-east-1", "eu-central-1", "ap-northeast-2"];
    private static readonly string[] States = ["NEW", "RUNNING", "SUCCEEDED", "FAILED"];
    private static readonly string[] Names = ["Ada Lovelace", "Bruno Meyer", "Carla Rossi", "Deniz Aydin", "Grace Hopper"];
    private static readonly string[] Sentences = ["Done as planned", "Waiting for approval", "Retried once", "Started by a schedule"];

    /// <summary>A text for a property; null when its name says nothing.</summary>
    public static string? Make(string name, Random random) => LastWord(name) switch
    {
        "id" or "identifier" or "key" or "uid" or "uuid" or "guid" => $"{Prefix(name)}{random.GetString("0123456789abcdef", 8)}",
        "number" or "no" => random.Next(1, 100_000).ToString("D5", CultureInfo.InvariantCulture),
        "email" or "mail" => FormatText.Believable("email", random),
        "url" or "uri" or "link" or "href" => FormatText.Believable("uri", random),
        "time" or "timestamp" or "at" or "datetime" => FormatText.Moment(random),
        "date" or "day" => FormatText.Moment(random)[..10],
        "currency" => Of(Currencies, random),
        "country" => Of(Countries, random),
        "city" or "town" => Of(Cities, random),
        "region" => Of(Regions, random),
        "account" => random.NextInt64(1_000_000_000_000).ToString("D12", CultureInfo.InvariantCulture),
        "state" or "status" or "result" or "outcome" => Of(States, random),
        "user" or "customer" or "owner" or "author" or "person" => Of(Names, random),
        "description" or "message" or "summary" or "reason" or "comment" or "note" or "text" => Of(Sentences, random),
        "version" => $"{random.Next(1, 5)}.{random.Next(20)}.{random.Next(20)}",
        "arn" => $"arn:aws:s3:::bucket-{random.Next(1, 100)}",
        "ip" or "address" when name.EndsWith("ip", StringComparison.OrdinalIgnoreCase) || name.Contains("ip", StringComparison.OrdinalIgnoreCase) =>
            FormatText.Make("ipv4", random),
        _ => null,
    };

    private static string Of(string[] choices, Random random) => choices[random.Next(choices.Length)];

    /// <summary>What stands before the id: the first letter of what it is the id of.</summary>
    private static string Prefix(string name) => name.Length > 2 && char.IsAsciiLetter(name[0]) ? $"{char.ToLowerInvariant(name[0])}-" : "";

    /// <summary>The last word of a name in any style, in lower case: <c>id</c> of <c>orderId</c>, <c>order-id</c> and <c>ORDER_ID</c>.</summary>
    private static string LastWord(string name)
    {
        var at = name.Length;
        while (at > 0 && char.IsLetterOrDigit(name[at - 1]) && !(at < name.Length && char.IsUpper(name[at]) && char.IsLower(name[at - 1])))
            at--;
        return name[at..].ToLowerInvariant();
    }
}
