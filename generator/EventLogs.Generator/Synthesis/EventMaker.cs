using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Synthesis;

/// <summary>Makes random events that a schema accepts and its log takes. The same seed makes the same events.</summary>
internal sealed class EventMaker
{
    private const int Tries = 200;

    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly EventLog _log;
    private readonly Random _random;
    private readonly ValueMaker _values;
    private readonly ValueCheck _check;

    private readonly bool _isExtreme;

    /// <summary>Prepares for a schema without errors.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="seed">Decides everything that the schema leaves open.</param>
    /// <param name="isExtreme">Whether values go as far as the schema lets them; otherwise they look like those of real events.</param>
    public EventMaker(BoundSchema schema, int seed, bool isExtreme = false)
    {
        _isExtreme = isExtreme;
        _log = schema.Log!;
        _random = new Random(seed);
        _check = new ValueCheck(schema.Document.Root);
        _values = new ValueMaker(schema.Document.Root, _random, EventOverrides.Of(_log, isExtreme), _check, isExtreme);
    }

    /// <summary>The next event as one line of JSON; null when no try gave one that the schema accepts.</summary>
    public string? Next() => NextNode() is { } node ? Text(node) : null;

    /// <summary>The next event, broken by one mutation that the mapper has to refuse, and the reason that it has to give.</summary>
    public BrokenEvent? NextBroken()
    {
        for (var i = 0; i < Tries && NextNode() is { } node; i++)
        {
            if (EventBreaker.Break(_log, node, _random) is { } broken)
                return broken;
        }

        return null;
    }

    private JsonObject? NextNode()
    {
        for (var i = 0; i < Tries; i++)
        {
            if (_values.Make() is JsonObject made && _check.Fits(made) && IsMapped(made))
                return made;
        }

        return null;
    }

    private bool IsMapped(JsonObject made)
    {
        var utf8 = Encoding.UTF8.GetBytes(made.ToJsonString());
        return ModelMapper.Map(_log, utf8).Refusal is null && _log.Pattern?.Mismatch(utf8) is null;
    }

    /// <summary>Half of the extreme events have everything but ASCII escaped.</summary>
    private string Text(JsonObject node) => node.ToJsonString(_isExtreme && _random.Next(2) == 0 ? JsonSerializerOptions.Default : AsItIs);
}
