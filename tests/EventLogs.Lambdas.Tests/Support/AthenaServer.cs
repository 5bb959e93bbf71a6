using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Aws.Athena;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>Athena's JSON protocol over an <see cref="AthenaLake"/>.</summary>
internal sealed class AthenaServer : AwsJsonServer
{
    private readonly AthenaLake _lake;

    public AthenaServer(AthenaLake lake)
    {
        _lake = lake;
        On("AmazonAthena.StartQueryExecution", Start);
        On("AmazonAthena.GetQueryExecution", Get);
        On("AmazonAthena.StopQueryExecution", Stop);
    }

    private JsonObject Start(JsonElement request)
    {
        var query = new AthenaQuery(request.GetProperty("QueryString").GetString()!, request.GetProperty("ClientRequestToken").GetString()!)
        {
            WorkGroup = request.GetProperty("WorkGroup").GetString(),
            Database = request.GetProperty("QueryExecutionContext").GetProperty("Database").GetString(),
        };
        return new JsonObject { ["QueryExecutionId"] = _lake.Start(query) };
    }

    private JsonObject Get(JsonElement request)
    {
        var execution = _lake.Look(Id(request));
        return new JsonObject
        {
            ["QueryExecution"] = new JsonObject
            {
                ["QueryExecutionId"] = execution.Id,
                ["Status"] = new JsonObject
                {
                    ["State"] = execution.State.ToString().ToUpperInvariant(),
                    ["StateChangeReason"] = execution.StateChangeReason,
                },
            },
        };
    }

    private JsonObject Stop(JsonElement request)
    {
        _lake.Stop(Id(request));
        return [];
    }

    private static string Id(JsonElement request) => request.GetProperty("QueryExecutionId").GetString()!;
}
