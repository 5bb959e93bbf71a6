using System.Text.Json;
using System.Text.Json.Serialization;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>Reads the scenario that lies beside the schemas of a source.</summary>
internal static class ScenarioFile
{
    private const string Name = "scenario.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Where the scenario of a source is.</summary>
    public static string PathOf(string schemas, string folder) => Path.Join(schemas, folder, Name);

    /// <summary>Reads a scenario, or says why it cannot be read.</summary>
    public static (Scenario? Scenario, Diagnostic? Problem) Read(string path)
    {
        if (!File.Exists(path))
            return (null, Descriptors.NoScenario.At(new Location(path), "There is no such file."));
        try
        {
            var scenario = JsonSerializer.Deserialize<Scenario>(File.ReadAllText(path), Options);
            return scenario is null ? (null, Descriptors.MalformedScenario.At(new Location(path), "The file is null.")) : (scenario, null);
        }
        catch (JsonException problem)
        {
            var location = new Location(path, (int)(problem.LineNumber ?? -1) + 1, (int)(problem.BytePositionInLine ?? -1) + 1);
            return (null, Descriptors.MalformedScenario.At(location, problem.Message));
        }
    }
}
