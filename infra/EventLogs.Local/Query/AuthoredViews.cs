using System.Collections.Immutable;
using EventLogs.Local.Query.Dialect;
using EventLogs.Local.Query.Syntax;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Query;

/// <summary>The views that ship with the schemas.</summary>
/// <param name="views">Each after those that it reads.</param>
/// <param name="tables">The names of the tables.</param>
internal sealed class AuthoredViews(ImmutableArray<ViewDefinition> views, IEnumerable<string> tables)
{
    /// <summary>The names of tables and views.</summary>
    public ImmutableArray<string> Names { get; } = [.. tables, .. views.Select(view => view.Name)];

    /// <summary>The views among some names, and those that these read; each after those that it reads.</summary>
    /// <param name="names">The names; those that the views read are added.</param>
    public List<(ViewDefinition View, List<SqlNode> Query)> Among(ISet<string> names)
    {
        var found = new List<(ViewDefinition, List<SqlNode>)>();
        foreach (var view in views.Reverse().Where(view => names.Contains(view.Name)))
        {
            var query = SqlReader.Statements(view.Query).Single();
            names.UnionWith(new TableNames(Names).Resolve(query).Where(name => !name.Equals(view.Name, StringComparison.OrdinalIgnoreCase)));
            found.Insert(0, (view, query));
        }

        return found;
    }
}
