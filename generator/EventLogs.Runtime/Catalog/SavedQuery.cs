using System.Collections.Immutable;

namespace EventLogs.Runtime.Catalog;

/// <summary>A query over the tables that ships with the schemas, in Athena's dialect (Trino).</summary>
/// <param name="Id">Where it came from, without the ending: <c>aws.codedeploy/deployment-frequency</c>.</param>
/// <param name="Title">A name for people, at most 128 characters (Athena's limit).</param>
/// <param name="Description">What it answers, at most 1,024 characters (Athena's limit).</param>
/// <param name="Sql">The statement, with placeholders where it has parameters; tables are named without a database.</param>
public sealed record SavedQuery(string Id, string Title, string Description, string Sql)
{
    /// <summary>The statement with the default of each parameter in its place, which runs as it is.</summary>
    public string SqlWithDefaults() => QueryTemplate.Read(Sql).Fill(ImmutableDictionary<string, string>.Empty);
}
