using System.Collections.Immutable;

namespace EventLogs.Runtime.Catalog;

/// <summary>A view over the tables that ships with the schemas, in Athena's dialect (Trino).</summary>
/// <param name="Id">Where it came from, without the ending: <c>aws.codedeploy/deployments</c>.</param>
/// <param name="Name">Its name in the database.</param>
/// <param name="Title">A name for people, at most 128 characters.</param>
/// <param name="Description">What one row stands for, at most 1,024 characters.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Query">What its rows are; tables and views are named without a database.</param>
public sealed record ViewDefinition(string Id, string Name, string Title, string Description, ImmutableArray<ViewColumn> Columns, string Query)
{
    /// <summary>The statement that creates it in Athena, or replaces it.</summary>
    public string CreateStatement => Statement(Name, Query);

    /// <summary>The statement that creates any view in Athena, or replaces it.</summary>
    /// <param name="name">The view's name.</param>
    /// <param name="query">Its query.</param>
    /// <remarks>Source: https://docs.aws.amazon.com/athena/latest/ug/create-view.html</remarks>
    public static string Statement(string name, string query) => $"CREATE OR REPLACE VIEW \"{name}\" AS\n{query}";
}

/// <summary>A column of a view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What its value says.</param>
public sealed record ViewColumn(string Name, string Description);
