using System.Globalization;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>Plays a scenario. The same seed plays the same.</summary>
internal sealed class ScenarioRun
{
    /// <summary>Runs without an event after which nothing is hoped for any more.</summary>
    private const int MaxSilent = 1_000;

    private readonly Scenario _scenario;
    private readonly IReadOnlyDictionary<string, EventLog> _logs;
    private readonly Random _random;
    private readonly TextTemplate _templates;
    private readonly DeliveryQueue _deliveries;
    private readonly int _source;
    private readonly int _detailType;
    private readonly int _time;
    private readonly int _seconds;
    private readonly PriorityQueue<(Entity Entity, string Variant), (DateTimeOffset Time, int Number)> _runs = new();
    private int _number;

    /// <summary>Prepares.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="logs">The event logs by the names that the scenario has for them: <see cref="LogsOf"/>.</param>
    /// <param name="seed">Decides everything that the scenario leaves open.</param>
    public ScenarioRun(Scenario scenario, IReadOnlyDictionary<string, EventLog> logs, int seed)
    {
        (_scenario, _logs) = (scenario, logs);
        _random = new Random(seed);
        _templates = new TextTemplate(_random);
        var names = _templates.Names;
        (_source, _detailType, _time, _seconds) = (names["source"], names["detail-type"], names["time"], names["seconds"]);
        _deliveries = new DeliveryQueue(scenario.Delivery, _random);
    }

    /// <summary>The event logs that a scenario may name: those of its own source by the names of their schemas, all with the folder too.</summary>
    public static Dictionary<string, EventLog> LogsOf(string folder, IEnumerable<BoundSchema> schemas)
    {
        var logs = new Dictionary<string, EventLog>(StringComparer.Ordinal);
        foreach (var schema in schemas)
        {
            logs.Add(schema.Document.Id.ToString(), schema.Log!);
            if (schema.Document.Id.Folder == folder)
                logs.Add(schema.Document.Id.Name, schema.Log!);
        }

        return logs;
    }

    /// <summary>The events in the order of their arrival.</summary>
    /// <param name="until">What arrives later is left out; null when there is no end.</param>
    /// <exception cref="ScenarioException">The scenario names something that it does not have.</exception>
    public IEnumerable<string> Events(DateTimeOffset? until = null)
    {
        var end = until ?? DateTimeOffset.MaxValue;
        var world = new Entity("world", null);
        _templates.Set(_scenario.Values, world, world);
        world.Populate(_scenario.Entities, _templates);
        foreach (var entity in world.All(_scenario.Runs.About))
            Plan(entity, null, _scenario.Start);
        if (_runs.Count == 0)
            throw new ScenarioException($"There is no entity '{_scenario.Runs.About}' that runs could be about.");

        for (var silent = 0; _runs.TryDequeue(out var run, out var begin) && begin.Time <= end; silent++)
        {
            // nothing that happens later arrives before the next run begins
            foreach (var arrived in _deliveries.Until(begin.Time))
            {
                silent = 0;
                yield return arrived;
            }

            if (silent > MaxSilent)
                throw new ScenarioException($"In {MaxSilent:N0} runs nothing happens.");
            Play(run.Entity, Find(_scenario.Runs.Variants, run.Variant, "variant"), begin.Time);
        }

        foreach (var arrived in _deliveries.Until(end))
            yield return arrived;
    }

    private void Plan(Entity entity, string? variant, DateTimeOffset time)
    {
        var begin = variant is null ? time + _scenario.Runs.Every.Draw(_random) : time;
        _runs.Enqueue((entity, variant ?? Choose(entity)), (begin, _number++));
    }

    private string Choose(Entity entity)
    {
        var variants = _scenario.Runs.Variants.Where(variant => (variant.Value.When ?? []).All(value => entity[_templates.Names[value.Key]] == value.Value)).ToList();
        var lot = _random.Next(Math.Max(1, variants.Sum(variant => variant.Value.Weight)));
        return variants.FirstOrDefault(variant => (lot -= variant.Value.Weight) < 0).Key ?? throw new ScenarioException("An entity has no variant.");
    }

    private void Play(Entity entity, RunVariant variant, DateTimeOffset begin)
    {
        var values = new Entity("run", entity);
        values[_templates.Names["began"]] = Seconds(begin);
        _templates.Set(_scenario.Runs.Values, values, values);
        _templates.Set(variant.Values, values, values);
        var run = new Run(entity, values);
        var end = Play(variant.Steps, run, values, begin);
        Plan(entity, run.Follow, end);
    }

    /// <summary>Plays steps one after the other.</summary>
    /// <returns>When they are over.</returns>
    private DateTimeOffset Play(IEnumerable<Step> steps, Run run, Entity values, DateTimeOffset time)
    {
        foreach (var step in steps)
        {
            if (step.Wait is { } wait)
                time += wait.Draw(_random);
            if (step.Mark is { } mark)
                values[_templates.Names[mark]] = Seconds(time);
            if (step.Emit is { } names)
                Emit(Find(_scenario.Events, names.Draw(_random), "event"), step, values, time);
            if (step.Each is { } kind)
                time = PlayEach(step, run.Take(kind, step.Share), run, time);
            run.Follow = step.Follow ?? run.Follow;
            run.Keep(step.Keep, _templates);
        }

        return time;
    }

    private DateTimeOffset PlayEach(Step step, IEnumerable<Entity> entities, Run run, DateTimeOffset time)
    {
        var end = time;
        foreach (var entity in entities)
        {
            time += step.Stagger.Draw(_random);
            var over = Play(step.Steps, run, entity.In(run.Values), time);
            end = over > end ? over : end;
        }

        return end;
    }

    private void Emit(EventTemplate template, Step step, Entity values, DateTimeOffset time)
    {
        if (!_logs.TryGetValue(template.Schema, out var log))
            throw new ScenarioException($"There is no schema '{template.Schema}'.");
        var happened = time - step.Ago.Draw(_random);
        var @event = new Entity("event", values);
        @event[_source] = log.Source;
        @event[_detailType] = log.DetailType;
        @event[_time] = happened.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z";
        @event[_seconds] = Seconds(happened);
        _templates.Set(step.Values, @event, @event);
        _deliveries.Add(_templates.Fill(template.Event, @event), time);
    }

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static T Find<T>(OrderedDictionary<string, T> known, string name, string kind) =>
        known.TryGetValue(name, out var found) ? found : throw new ScenarioException($"There is no {kind} '{name}'.");
}
