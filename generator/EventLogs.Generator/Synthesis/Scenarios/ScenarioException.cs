namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>A scenario names something that it does not have. Never leaves the command that plays it.</summary>
internal sealed class ScenarioException(string message) : Exception(message);
