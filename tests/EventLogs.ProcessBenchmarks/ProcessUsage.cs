namespace EventLogs.ProcessBenchmarks;

/// <summary>What a process has used from its start to its end.</summary>
/// <param name="Wall">The time that went by, in seconds.</param>
/// <param name="Processor">The processor time of all its threads, in seconds.</param>
/// <param name="PeakMemory">The peak of its memory, in MiB.</param>
/// <param name="BytesRead">The bytes that it asked the system to read, its own program's included.</param>
internal readonly record struct ProcessUsage(double Wall, double Processor, double PeakMemory, long BytesRead = 0);
