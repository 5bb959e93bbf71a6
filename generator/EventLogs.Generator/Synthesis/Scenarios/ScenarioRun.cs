using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>Plays a scenario. The same seed plays the same.</summary>
internal sealed class ScenarioRun
{
    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Stories without an event after which nothing is hoped for any more.</summary>
    private const int MaxSilent = 1_000;

    private readonly Scenario _scenario;
    private readonly IReadOnlyDictionary<string, EventLog> _logs;
    private readonly Random _random;
    private readonly TextTemplate _templates;
    private readonly DeliveryQueue _deliveries;
    private readonly PriorityQueue<(Thing Thing, string Plot), (DateTimeOffset Time, int Number)> _stories = new();
    private int _number;

    /// <summary>Prepares.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="logs">The event logs of its source by the names of their schemas.</param>
    /// <param name="seed">Decides everything that the scenario leaves open.</param>
    public ScenarioRun(Scenario scenario, IReadOnlyDictionary<string, EventLog> logs, int seed)
    {
        (_scenario, _logs) = (scenario, logs);
        _random = new Random(seed);
        _templates = new TextTemplate(_random);
        _deliveries = new DeliveryQueue(scenario.Delivery, _random);
    }

    /// <summary>The events in the order of their arrival, without end.</summary>
    /// <exception cref="ScenarioException">The scenario names something that it does not have.</exception>
    public IEnumerable<string> Events()
    {
        var world = new Thing("world", null);
        world.Set(_scenario.Values, _templates);
        world.Populate(_scenario.Things, _templates);
        foreach (var thing in world.All(_scenario.Stories.About))
            Plan(thing, null, _scenario.Start);
        if (_stories.Count == 0)
            throw new ScenarioException($"There is no thing '{_scenario.Stories.About}' to tell of.");

        for (var silent = 0; _stories.TryDequeue(out var story, out var begin); silent++)
        {
            // nothing that happens later arrives before the next story begins
            foreach (var arrived in _deliveries.Until(begin.Time))
            {
                silent = 0;
                yield return arrived;
            }

            if (silent > MaxSilent)
                throw new ScenarioException($"In {MaxSilent:N0} stories nothing happens.");
            Tell(story.Thing, Find(_scenario.Stories.Plots, story.Plot, "plot"), begin.Time);
        }
    }

    private void Plan(Thing thing, string? plot, DateTimeOffset time)
    {
        var begin = plot is null ? time + _scenario.Stories.Every.Draw(_random) : time;
        _stories.Enqueue((thing, plot ?? Choose(thing)), (begin, _number++));
    }

    private string Choose(Thing thing)
    {
        var plots = _scenario.Stories.Plots.Where(plot => (plot.Value.When ?? []).All(value => thing[value.Key] == value.Value)).ToList();
        var lot = _random.Next(Math.Max(1, plots.Sum(plot => plot.Value.Weight)));
        return plots.FirstOrDefault(plot => (lot -= plot.Value.Weight) < 0).Key ?? throw new ScenarioException("A thing has no plot.");
    }

    private void Tell(Thing thing, Plot plot, DateTimeOffset begin)
    {
        var story = new Thing("story", thing);
        story.Set(_scenario.Stories.Values, _templates);
        var telling = new Telling(thing, story);
        var end = Play(plot.Steps, telling, story, begin);
        Plan(thing, telling.Follow, end);
    }

    /// <summary>Plays steps one after the other.</summary>
    /// <returns>When they are over.</returns>
    private DateTimeOffset Play(IEnumerable<Step> steps, Telling telling, Thing values, DateTimeOffset time)
    {
        foreach (var step in steps)
        {
            if (step.Wait is { } wait)
                time += wait.Draw(_random);
            if (step.Emit is { } name)
                Emit(Find(_scenario.Events, name, "event"), step, values, time);
            if (step.Each is { } kind)
                time = PlayEach(step, telling.Take(kind, step.Share), telling, time);
            telling.Follow = step.Follow ?? telling.Follow;
        }

        return time;
    }

    private DateTimeOffset PlayEach(Step step, IEnumerable<Thing> things, Telling telling, DateTimeOffset time)
    {
        var end = time;
        foreach (var thing in things)
        {
            time += step.Stagger.Draw(_random);
            var over = Play(step.Steps, telling, thing.In(telling.Story), time);
            end = over > end ? over : end;
        }

        return end;
    }

    private void Emit(EventTemplate template, Step step, Thing values, DateTimeOffset time)
    {
        if (!_logs.TryGetValue(template.Schema, out var log))
            throw new ScenarioException($"There is no schema '{template.Schema}'.");
        var @event = new Thing("event", values);
        @event.Set("source", log.Source);
        @event.Set("detail-type", log.DetailType);
        @event.Set("time", time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        @event.Set(step.Values, _templates);
        _deliveries.Add(_templates.Fill((JsonNode)template.Event, @event)!.ToJsonString(AsItIs), time);
    }

    private static T Find<T>(OrderedDictionary<string, T> things, string name, string kind) =>
        things.TryGetValue(name, out var thing) ? thing : throw new ScenarioException($"There is no {kind} '{name}'.");
}
