using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using EventLogs.Compiler;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Generator.Reporting;
using EventLogs.Generator.Synthesis;
using EventLogs.Generator.Synthesis.Scenarios;
using EventLogs.Terminal;

namespace EventLogs.Generator.Commands;

/// <summary><c>eventlogs sample</c>: made-up events, one on each line.</summary>
internal sealed class SampleCommand(Consoles consoles, string schemas, string name, long count, int seed, bool isExtreme, bool isArray)
{
    public static Command Create(Consoles consoles)
    {
        var schemas = CommonOptions.Schemas();
        var name = new Argument<string>("event")
        {
            Description = "The id of an event, or the name of its table; with --scenario the folder of a source will do",
        };
        var count = new Option<long?>("--count")
        {
            Description = "How many; 10 without it, 1000 with --scenario",
            HelpName = "number",
            CustomParser = result => Number(result, min: 0, max: long.MaxValue, "--count takes a whole number that is not negative"),
        };
        var seed = new Option<int>("--seed")
        {
            Description = "The same seed makes the same events",
            HelpName = "number",
            CustomParser = result => (int)Number(result, int.MinValue, int.MaxValue, "--seed takes a whole number of 32 bits"),
            DefaultValueFactory = _ => 1,
        };
        var invalid = new Option<bool>("--invalid")
        {
            Description = "Break each event in one way that the mapper has to refuse; the reasons go to standard error, one on each line",
        };
        var extreme = new Option<bool>("--extreme")
        {
            Description = "Go as far as the schema lets: numbers of any size, texts in many scripts, with quotes and control characters",
        };
        var scenario = new Option<bool>("--scenario") { Description = "Tell a believable history of all events of the source instead" };
        var start = TimeOption.Create("--start", "When the history begins, if not when its file says: a time, 'now', or days ago");
        var until = TimeOption.Create("--until", "When the history ends: without --count all that arrives until then");
        var format = new Option<string>("--format")
        {
            Description = "Events one on each line, or as one array",
            HelpName = string.Join('|', JsonLines.Formats),
            DefaultValueFactory = _ => JsonLines.Formats[0],
        };
        format.AcceptOnlyFromAmong(JsonLines.Formats);
        var command = new Command("sample", "Make up events, one on each line of standard output")
        {
            name, schemas, count, seed, invalid, extreme, scenario, start, until, format,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(scenario) && result.GetValue(extreme))
                result.AddError("A history says itself what its values are: --scenario and --extreme do not go together.");
            if (result.GetValue(scenario) && result.GetValue(invalid))
                result.AddError("A history has no invalid events: --scenario and --invalid do not go together.");
            var (begin, end) = (result.GetResult(start), result.GetResult(until));
            if (!result.GetValue(scenario) && (begin ?? end) is not null)
                result.AddError("Random events have random times: --start and --until go with --scenario.");
            if (begin?.Errors.Any() == false && end?.Errors.Any() == false && result.GetValue(start) > result.GetValue(until))
                result.AddError("--start is a time after --until.");
        });
        command.SetAction(async (arguments, cancellation) =>
        {
            if (Workspace.Find(consoles, arguments.GetValue(schemas)) is not { } workspace)
                return 1;
            var isHistory = arguments.GetValue(scenario);
            var period = new Period(arguments.GetValue(start), arguments.GetValue(until));
            var lines = arguments.GetValue(count) ?? (period.Until is not null ? long.MaxValue : isHistory ? 1_000 : 10);
            var sample = new SampleCommand(
                consoles, workspace.Schemas, arguments.GetValue(name)!, lines, arguments.GetValue(seed), arguments.GetValue(extreme),
                arguments.GetValue(format) == FindingFormat.Json);
            var problem = isHistory
                ? await sample.WriteHistoryAsync(period, cancellation).ConfigureAwait(false)
                : await sample.WriteEventsAsync(arguments.GetValue(invalid), cancellation).ConfigureAwait(false);
            DiagnosticPrinter.Print(consoles.Error, problem, Severity.Error);
            return problem.Length == 0 ? 0 : 1;
        });
        return command;
    }

    private static long Number(ArgumentResult result, long min, long max, string rule)
    {
        var text = result.Tokens[0].Value;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < min || number > max)
            result.AddError($"{rule}, not '{text}'.");
        return number;
    }

    private async Task<Diagnostic[]> WriteEventsAsync(bool isInvalid, CancellationToken cancellation)
    {
        var compilation = await Passes.CompileAsync(schemas).ConfigureAwait(false);
        if (compilation.HasErrors)
            return [.. compilation.Diagnostics];
        if (compilation.Schemas.FirstOrDefault(IsNamed) is not { } schema)
            return [Unknown(compilation)];

        var maker = new EventMaker(schema, seed, isExtreme);
        var written = Write(Repeat(() => isInvalid ? Broken(maker) : maker.Next()), cancellation);
        return written == count || cancellation.IsCancellationRequested
            ? []
            : [Descriptors.NoEvent.At(schema.Document.At(), $"After {written} events no try gave one that fits the schema.")];
    }

    private async Task<Diagnostic[]> WriteHistoryAsync(Period period, CancellationToken cancellation)
    {
        var compilation = await Passes.CompileAsync(schemas).ConfigureAwait(false);
        if (compilation.HasErrors)
            return [.. compilation.Diagnostics];
        var named = compilation.Schemas.FirstOrDefault(schema => IsNamed(schema) || schema.Document.Id.Folder == name);
        if (named is null)
            return [Unknown(compilation)];

        var folder = named.Document.Id.Folder;
        var path = ScenarioFile.PathOf(schemas, folder);
        var (scenario, problem) = ScenarioFile.Read(path);
        if (scenario is null)
            return [problem!];

        var logs = ScenarioRun.LogsOf(folder, compilation.Schemas);
        try
        {
            var run = new ScenarioRun(scenario with { Start = period.Start ?? scenario.Start }, logs, seed);
            Write(run.Events(period.Until), cancellation);
            return [];
        }
        catch (ScenarioException missing)
        {
            return [Descriptors.MalformedScenario.At(new Location(path), missing.Message)];
        }
    }

    /// <summary>Writes as many lines as were asked for, or as there are.</summary>
    private long Write(IEnumerable<string> lines, CancellationToken cancellation)
    {
        var writer = consoles.OpenBulk();
        var output = new JsonLines(writer, isArray);
        var written = 0L;
        using var next = lines.GetEnumerator();
        try
        {
            for (; written < count && !cancellation.IsCancellationRequested && next.MoveNext(); written++)
                output.Write(next.Current);
            output.End();
        }
        finally
        {
            // what was made before something went wrong
            writer.Flush();
        }

        return written;
    }

    private string? Broken(EventMaker maker)
    {
        if (maker.NextBroken() is not var (text, reason))
            return null;
        var line = JsonSerializer.Serialize(new { reason = reason.Error.ToString(), path = reason.Path });
        consoles.Error.Profile.Out.Writer.Write(line + "\n");
        return text;
    }

    private bool IsNamed(BoundSchema schema) => schema.Document.Id.ToString() == name || schema.Log!.Table == name;

    private Diagnostic Unknown(Compilation compilation)
    {
        var events = string.Join(", ", compilation.Schemas.Select(schema => schema.Document.Id));
        return Descriptors.UnknownEventName.At(new Location(schemas), $"There is no event '{name}'. There are: {events}.");
    }

    /// <summary>What is asked for of a history.</summary>
    private readonly record struct Period(DateTimeOffset? Start, DateTimeOffset? Until);

    private static IEnumerable<string> Repeat(Func<string?> next)
    {
        while (next() is { } line)
            yield return line;
    }
}
