using System.Collections.Immutable;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;
using EventLogs.Runtime.Catalog;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Linting.Queries;

/// <summary>The tables and views that a query can read, and their columns.</summary>
internal sealed class QueryTables
{
    private readonly Dictionary<string, ImmutableArray<string>?> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableHashSet<string>> _readByViews = new(StringComparer.Ordinal);
    private readonly bool _isComplete;

    /// <summary>Those of all schemas.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="views">The views on them.</param>
    /// <param name="areAll">Whether there are no others.</param>
    public QueryTables(IReadOnlyCollection<BoundSchema> schemas, BoundViews views, bool areAll)
    {
        // a name that cannot be a table's was reported, and stands for another one
        _isComplete = areAll && schemas.All(schema => schema.Document.Mapping is { Table: var table } && TableNames.IsLegal(table));
        foreach (var schema in schemas.Where(schema => schema.Document.Mapping is not null))
        {
            // the history and the view over both are partitioned by the day alone
            var table = schema.Document.Mapping!.Table;
            foreach (var name in HistoryTable.NamesOf(table))
                _tables.TryAdd(name, ColumnsOf(schema, name == table ? PartitionLayout.Keys : [PartitionLayout.Day]));
        }

        foreach (var view in views.All)
        {
            Add(view.File.TableName, view.Columns);
            _readByViews.TryAdd(view.File.TableName, view.Tables);
        }
    }

    /// <summary>The names that a query may mean.</summary>
    public IEnumerable<string> Names => _tables.Keys;

    /// <summary>Adds a view, unless a table has its name.</summary>
    public void Add(string view, ImmutableArray<string>? columns) => _tables.TryAdd(view, columns);

    /// <summary>What a query reads, through views too.</summary>
    public ImmutableHashSet<string> ReadBy(QueryResult query) =>
        query.Tables.Union(query.Tables.SelectMany(table => _readByViews.GetValueOrDefault(table, [])));

    /// <summary>The columns of a table; null where they are not known.</summary>
    public ImmutableArray<string>? Columns(string table) => _tables.GetValueOrDefault(table);

    /// <summary>Whether it is certain that there is no such table.</summary>
    public bool IsUnknown(string table) => _isComplete && !_tables.ContainsKey(table);

    /// <summary>The columns in Athena; null where one could not be bound or read: that was reported, and a query that names it may be right.</summary>
    private static ImmutableArray<string>? ColumnsOf(BoundSchema schema, IEnumerable<PartitionKey> keys)
    {
        var named = (schema.Document.Root[SchemaDocument.MappingKeyword]?["columns"] as JObject)?.Count ?? 0;
        return schema.Log is { } log && named == schema.Document.Mapping!.Columns.Length && schema.Notes.All(note => note.MappingPath.IsEmpty)
            ? [.. log.Columns.Select(column => column.GlueName), .. keys.Select(key => key.Name)]
            : null;
    }
}
