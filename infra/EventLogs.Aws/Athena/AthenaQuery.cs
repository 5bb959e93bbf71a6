using System.Text.Json;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.Athena;

/// <summary>A query to start.</summary>
/// <param name="Sql">One statement, of at most 262,144 bytes.</param>
/// <param name="ClientRequestToken">
/// 32 to 128 characters that stand for this start: Athena answers a second start with the same token and query with the id of the first.
/// </param>
/// <remarks>Source: https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html</remarks>
public sealed record AthenaQuery(string Sql, string ClientRequestToken)
{
    /// <summary>The work group; by default the account's primary one.</summary>
    public string? WorkGroup { get; init; }

    /// <summary>The database that names without one are looked up in.</summary>
    public string? Database { get; init; }

    /// <summary>The data catalog of the database; by default Glue's.</summary>
    public string? Catalog { get; init; }

    /// <summary>Where results go: an <c>s3://</c> URL. Not needed where the work group says it.</summary>
    public string? OutputLocation { get; init; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteString("QueryString"u8, Sql);
        json.WriteString("ClientRequestToken"u8, ClientRequestToken);
        json.WriteOptional("WorkGroup", WorkGroup);
        json.WriteStartObject("QueryExecutionContext"u8);
        json.WriteOptional("Database", Database);
        json.WriteOptional("Catalog", Catalog);
        json.WriteEndObject();
        if (OutputLocation is null)
            return;
        json.WriteStartObject("ResultConfiguration"u8);
        json.WriteString("OutputLocation"u8, OutputLocation);
        json.WriteEndObject();
    }
}
