using System.Text;
using System.Text.Json;

namespace EventLogs.Fuzz.Executable;

/// <summary>A record of a request, and what must become of it.</summary>
internal sealed class OracleRecord
{
    /// <summary>Asks the oracle.</summary>
    /// <param name="id">The record's id.</param>
    /// <param name="data">Its data as it stands in the request, between the quotes.</param>
    /// <param name="oracle">What knows.</param>
    public OracleRecord(string id, string data, SchemaOracle oracle)
    {
        (Id, Data) = (id, data);
        Answer = JsonSerializer.Deserialize<string>($"\"{data}\"")!;
        try
        {
            (var line, Error, Path) = oracle.Map(Convert.FromBase64String(Answer));
            Answer = line is null ? Answer : Convert.ToBase64String(Encoding.UTF8.GetBytes(line));
        }
        catch (FormatException)
        {
            Error = "InvalidBase64";
        }
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Its data as it stands in the request.</summary>
    public string Data { get; }

    /// <summary>The data that it must be answered with: that of the line, or its own.</summary>
    public string Answer { get; }

    /// <summary>The reason for which it is refused; <c>None</c> when it is not.</summary>
    public string Error { get; }

    /// <summary>The path of the value at fault.</summary>
    public string? Path { get; }

    /// <summary>What it must be answered with.</summary>
    public string Result => Error == "None" ? "Ok" : "ProcessingFailed";

    /// <summary>The record as it stands in the request.</summary>
    public string Json => $$"""{"recordId":"{{Id}}","approximateArrivalTimestamp":1495072949453,"data":"{{Data}}"}""";
}
