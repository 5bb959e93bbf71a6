using System.Collections.Immutable;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Queries;

/// <summary>Finds out what views read, in which order they can be created, and which columns they have.</summary>
internal static class ViewBinder
{
    /// <summary>Binds the views; of two with one name the first counts, and none that has a table's.</summary>
    /// <param name="views">The views.</param>
    /// <param name="schemas">The schemas, whose tables they read.</param>
    public static BoundViews Bind(IReadOnlyCollection<ViewFile> views, IReadOnlyCollection<BoundSchema> schemas)
    {
        var tables = new QueryTables(schemas, BoundViews.None, areAll: false);
        var byName = views.ExceptBy(tables.Names, view => view.TableName, StringComparer.Ordinal).ToDictionary(view => view.TableName, StringComparer.Ordinal);
        var reads = byName.ToDictionary(view => view.Key, view => QueryBinder.Bind(view.Value.Query, tables).Tables, StringComparer.Ordinal);

        var edges = reads.SelectMany(view => view.Value.Where(reads.ContainsKey).Select(read => (Reader: view.Key, Read: read))).ToList();
        var order = InOrder(reads.Keys, edges);
        var left = reads.Keys.Except(order).ToHashSet(StringComparer.Ordinal);
        var backwards = edges.Where(edge => left.Contains(edge.Reader) && left.Contains(edge.Read)).Select(edge => (edge.Read, edge.Reader)).ToList();
        var behind = InOrder(left, backwards).ToHashSet(StringComparer.Ordinal);

        var bound = ImmutableArray.CreateBuilder<BoundView>();
        var all = new Dictionary<string, ImmutableHashSet<string>>(StringComparer.Ordinal);
        foreach (var name in order)
        {
            var result = QueryBinder.Bind(byName[name].Query, tables);
            tables.Add(name, result.Columns);
            all[name] = result.Tables.Union(result.Tables.SelectMany(read => all.GetValueOrDefault(read, [])));
            bound.Add(new BoundView(byName[name], result.Columns, all[name]));
        }

        return new BoundViews(bound.ToImmutable(), [.. Unordered(left.Except(behind))], [.. Unordered(behind)]);

        IEnumerable<BoundView> Unordered(IEnumerable<string> names) =>
            names.Order(StringComparer.Ordinal).Select(name => new BoundView(byName[name], null, reads[name]));
    }

    /// <summary>The names, each after those that it needs and otherwise in ordinal order; without those that circles keep from it.</summary>
    private static List<string> InOrder(IReadOnlyCollection<string> names, List<(string Name, string Needed)> needs)
    {
        var waiting = names.ToDictionary(name => name, name => 0, StringComparer.Ordinal);
        foreach (var (name, _) in needs)
            waiting[name]++;
        var neededBy = needs.ToLookup(need => need.Needed, need => need.Name, StringComparer.Ordinal);
        var ready = new SortedSet<string>(names.Where(name => waiting[name] == 0), StringComparer.Ordinal);
        var order = new List<string>();
        while (ready.Min is { } next)
        {
            ready.Remove(next);
            order.Add(next);
            foreach (var name in neededBy[next])
            {
                if (--waiting[name] == 0)
                    ready.Add(name);
            }
        }

        return order;
    }
}
