using EventLogs.ProcessBenchmarks.Functions;
using EventLogs.ProcessBenchmarks.Functions.Idiomatic;
using EventLogs.ProcessBenchmarks.Generator;
using EventLogs.ProcessBenchmarks.History;
using EventLogs.ProcessBenchmarks.Ingest;
using EventLogs.ProcessBenchmarks.Start;

// Whole programs, each as its users start it
switch (args)
{
    case ["functions", var folder]:
        FunctionComparison.Run(folder);
        return 0;
    case ["generator", var eventlogs, var registry]:
        GeneratorTimes.Run(eventlogs, registry);
        return 0;
    case ["ingest", var eventlogs, var local, .. var counts]:
        IngestTimes.Run(eventlogs, local, [.. counts.Select(int.Parse)]);
        return 0;
    case ["history", var eventlogs, var local, .. var counts]:
        HistoryTimes.Run(eventlogs, local, [.. counts.Select(int.Parse)]);
        return 0;
    case ["start", var eventlogs, var local]:
        StartTimes.Run(eventlogs, local);
        return 0;
    case ["ingest-stages", var events, var bucket]:
        IngestStages.Run(events, bucket);
        return 0;
    case ["idiomatic-function"]:
        await IdiomaticFunction.RunAsync();
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            """
            EventLogs.ProcessBenchmarks functions <folder of the published functions>
            EventLogs.ProcessBenchmarks generator <eventlogs.dll> <folder of registry exports>
            EventLogs.ProcessBenchmarks ingest <eventlogs.dll> <eventlogs-local.dll> <events>...
            EventLogs.ProcessBenchmarks start <eventlogs.dll> <eventlogs-local.dll>
            EventLogs.ProcessBenchmarks history <eventlogs.dll> <eventlogs-local.dll> <events>...
            """);
        return 2;
}
