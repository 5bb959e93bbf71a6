namespace EventLogs.ProcessBenchmarks.History;

/// <summary>Questions of release engineers, as SQL over the events of deployments, one row each.</summary>
internal static class QueryKinds
{
    private const string Events = "{events}";

    /// <summary>The log's rows are text, and copies have to be left out: what each query over it has to do by itself.</summary>
    private const string OverLog =
        """
        (SELECT *, CAST(from_iso8601_timestamp("timestamp") AT TIME ZONE 'UTC' AS timestamp(3)) AS "time" FROM (
          SELECT *, row_number() OVER (PARTITION BY eventid ORDER BY "date", "hour", "$path") AS arrival FROM deployment_state_change) WHERE arrival = 1)
        """;

    private const string OverHistory = """(SELECT *, "timestamp" AS "time" FROM deployment_state_change_history)""";

    private const string OverView = """(SELECT *, "timestamp" AS "time" FROM deployment_state_change_events)""";

    /// <summary>The name of each question, how many columns it reads, and its SQL over something.</summary>
    public static readonly (string Name, int Columns, string Sql)[] All =
    [
        ("deployments a day", 2, $"""SELECT date_trunc('day', "time") AS day, count(*) AS deployments FROM {Events} WHERE state = 'START' GROUP BY 1 ORDER BY 1"""),
        ("states", 1, $"SELECT state, count(*) AS events FROM {Events} GROUP BY state ORDER BY state"),
        ("failure rate", 2, $"SELECT application, round(100e0 * count_if(state = 'FAILURE') / count_if(state IN ('SUCCESS', 'FAILURE')), 1) AS failed FROM {Events} GROUP BY application ORDER BY application"),
        ("duration", 3, $"""SELECT count(*) AS deployments, avg(date_diff('second', started, ended)) AS seconds FROM (SELECT deploymentid, min("time") AS started, max("time") AS ended FROM {Events} WHERE state <> 'READY' GROUP BY deploymentid)"""),
        ("last week by group", 5, $"""SELECT application, deploymentgroup, max_by(state, "time") AS state, max_by(deploymentid, "time") AS deploymentid FROM {Events} WHERE "date" >= '2026-03-20' AND "date" < '2026-03-27' GROUP BY application, deploymentgroup ORDER BY 1, 2"""),
    ];

    /// <summary>The same question of each layer.</summary>
    public static (string Log, string History, string View) Over(string sql) =>
        (sql.Replace(Events, OverLog, StringComparison.Ordinal),
            sql.Replace(Events, OverHistory, StringComparison.Ordinal),
            sql.Replace(Events, OverView, StringComparison.Ordinal));
}
