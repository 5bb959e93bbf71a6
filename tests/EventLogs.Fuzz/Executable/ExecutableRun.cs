using System.Diagnostics;
using System.Text;
using System.Text.Json;
using EventLogs.Generated;
using EventLogs.ProcessBenchmarks.Functions;

namespace EventLogs.Fuzz.Executable;

/// <summary>Sends damaged events through a published transform, as Lambda does, and compares answers and log with the oracle.</summary>
/// <param name="executable">The path of the function's <c>bootstrap</c>.</param>
/// <param name="seed">Where to start.</param>
public sealed class ExecutableRun(string executable, int seed)
{
    // as many failures as the log names of one batch: so each of them must be there
    private const int RecordsOfABatch = 50;

    // of so many records the data of one is damaged, not the event in it
    private const int DamagedDataEvery = 64;
    private const int WrappedEvery = 20;

    // the source of the events
    private const string Source = "aws.codedeploy";

    private static readonly string[] Damages = ["!", "=", " ", "\\n", "A", "\u00e9", "-"];

    private readonly Random _random = new(seed);
    private readonly Mutator _mutator = new(seed);
    private readonly SchemaOracle _oracle = SchemaOracle.Read(Path.Combine(AppContext.BaseDirectory, "Schemas", Source));

    /// <summary>How many records became lines.</summary>
    public int Mapped { get; private set; }

    /// <summary>The reasons for which others did not, and <c>None</c>.</summary>
    public SortedSet<string> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>Compares the function with the oracle.</summary>
    /// <param name="records">How many records to send.</param>
    /// <returns>The first difference, with the record's data; null when there is none.</returns>
    public async Task<string?> FindDifferenceAsync(long records)
    {
        var samples = await SampleSet.MakeAsync(seed).ConfigureAwait(false);
        using var api = new RuntimeApi();
        var start = new ProcessStartInfo(executable) { RedirectStandardOutput = true };
        start.Environment.Clear();
        start.Environment[RuntimeApi.Variable] = api.Address;
        using var process = Process.Start(start)!;
        try
        {
            for (var first = 0L; first < records; first += RecordsOfABatch)
            {
                var batch = Enumerable.Range(0, RecordsOfABatch).Select(i => Record($"{first + i}", samples)).ToList();
                api.WaitForNext();
                var difference = Compare(batch, api.Invoke(Request(batch))) ?? await CompareLogAsync(batch, process.StandardOutput).ConfigureAwait(false);
                if (difference is not null)
                    return difference;
                api.Accept();
            }

            return null;
        }
        finally
        {
            process.Kill();
        }
    }

    private OracleRecord Record(string id, SampleSet samples)
    {
        var sample = samples.Next(_random, Source + "/");
        while (!IsKnownToOracle(sample.Id))
            sample = samples.Next(_random, Source + "/");
        var text = _random.Next(WrappedEvery) == 0 ? Wrappings.Wrap(sample.Text, _random) : sample.Text;
        var data = Convert.ToBase64String(_mutator.Next(text));
        if (data.Length > 0 && _random.Next(DamagedDataEvery) == 0)
            data = data.Insert(_random.Next(data.Length), Damages[_random.Next(Damages.Length)]);
        return new OracleRecord(id, data, _oracle);
    }

    // what the function has no log for is unmatched, for it and for the oracle
    private static bool IsKnownToOracle(string id) =>
        id.StartsWith(Source + "/", StringComparison.Ordinal) || EventCatalog.Events.All(definition => definition.Id != id);

    private static byte[] Request(IEnumerable<OracleRecord> batch) => Encoding.UTF8.GetBytes(
        $$"""{"invocationId":"i","deliveryStreamArn":"arn","region":"us-east-1","records":[{{string.Join(',', batch.Select(record => record.Json))}}]}""");

    private string? Compare(List<OracleRecord> batch, ReadOnlySpan<byte> response)
    {
        var answers = JsonElement.Parse(response).GetProperty("records").EnumerateArray().ToList();
        if (!answers.Select(answer => answer.GetProperty("recordId").GetString()).SequenceEqual(batch.Select(record => record.Id)))
            return "The response does not have each record id once and in order.";
        foreach (var (record, answer) in batch.Zip(answers))
        {
            var (result, data) = (answer.GetProperty("result").GetString(), answer.GetProperty("data").GetString());
            if (result != record.Result || data != record.Answer)
                return $"expected {record.Result} ({record.Error} {record.Path}) {record.Answer}, but was {result} {data}\n{record.Data}";
            Mapped += record.Error == "None" ? 1 : 0;
            Reasons.Add(record.Error);
        }

        return null;
    }

    /// <summary>Each failed record has a line in the log with its reason, in order.</summary>
    private static async Task<string?> CompareLogAsync(IEnumerable<OracleRecord> batch, StreamReader log)
    {
        foreach (var record in batch.Where(record => record.Error != "None"))
        {
            JsonElement line;
            do
                line = JsonElement.Parse(await log.ReadLineAsync().ConfigureAwait(false) ?? throw new InvalidOperationException("The function has ended."));
            while (!line.TryGetProperty("recordId", out _));

            var logged = (Text(line, "recordId"), Text(line, "error"), Text(line, "path"));
            if (logged != (record.Id, record.Error, record.Path))
                return $"expected {(record.Id, record.Error, record.Path)} in the log, but was {logged}\n{record.Data}";
        }

        return null;
    }

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;
}
