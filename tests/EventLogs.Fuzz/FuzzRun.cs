using System.Text;

namespace EventLogs.Fuzz;

/// <summary>Damaged samples, from a seed: always the same ones.</summary>
/// <param name="seed">Where to start.</param>
public sealed class FuzzRun(int seed)
{
    // of so many cases one is a whole request
    private const int RequestEvery = 16;

    // and one is taken for another kind of event, which should be refused for that
    private const int OtherKindEvery = 32;
    private const int WrappedEvery = 8;

    private readonly Mutator _mutator = new(seed);
    private readonly Random _random = new(seed);
    private readonly HashSet<string> _mapped = [];

    /// <summary>The kinds of events whose samples both sides mapped, damaged or not.</summary>
    public IReadOnlyCollection<string> MappedKinds => _mapped;

    /// <summary>Compares the run-time library with its reference.</summary>
    /// <param name="cases">How many texts to try.</param>
    /// <returns>The first difference, with its text in Base64; null when there is none.</returns>
    public async Task<string?> FindDifferenceAsync(long cases)
    {
        var samples = await SampleSet.MakeAsync(seed).ConfigureAwait(false);
        using var events = new Differential();
        using var requests = new DifferentialRequests();
        for (var i = 0L; i < cases; i++)
        {
            var isRequest = i % RequestEvery == 0;
            var (id, text) = isRequest ? ("request", Request(samples)) : Event(samples);
            if ((isRequest ? requests.Compare(text) : events.Compare(id, text)) is { } difference)
                return $"{id}: {difference}\n{Convert.ToBase64String(text)}";
            if (!isRequest && events.LastIsMapped)
                _mapped.Add(id);
        }

        return null;
    }

    private (string Id, byte[] Text) Event(SampleSet samples)
    {
        var (id, text) = samples.Next(_random);
        var kinds = EventKinds.All.Keys;
        return (_random.Next(OtherKindEvery) == 0 ? kinds[_random.Next(kinds.Length)] : id, _mutator.Next(text));
    }

    private byte[] Record(SampleSet samples) => _random.Next(WrappedEvery) == 0
        ? _mutator.Next(Wrappings.Wrap(samples.Next(_random).Text, _random))
        : Event(samples).Text;

    private byte[] Request(SampleSet samples)
    {
        var records = Enumerable.Range(0, _random.Next(4)).Select(i =>
            $$"""{"recordId":"r\u00{{i}}0","approximateArrivalTimestamp":1495072949453,"data":"{{Base64(Record(samples))}}"}""");
        var request = $$"""{"invocationId":"i","deliveryStreamArn":"arn","region":"us-east-1","records":[{{string.Join(',', records)}}]}""";
        return _mutator.Next(Encoding.UTF8.GetBytes(request));
    }

    /// <summary>Base64, half of it with all bits set that mean nothing in the last character before the padding.</summary>
    private string Base64(byte[] bytes)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var text = Convert.ToBase64String(bytes);
        var characters = text.TrimEnd('=');
        if (characters.Length == text.Length || _random.Next(2) == 0)
            return text;
        var meaningless = text.Length - characters.Length == 1 ? 0b11 : 0b1111;
        return $"{characters[..^1]}{alphabet[alphabet.IndexOf(characters[^1], StringComparison.Ordinal) | meaningless]}{text[characters.Length..]}";
    }
}
