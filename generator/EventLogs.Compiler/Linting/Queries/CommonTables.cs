using System.Collections.Immutable;

namespace EventLogs.Compiler.Linting.Queries;

/// <summary>The tables that a query defines itself, by WITH.</summary>
internal sealed class CommonTables
{
    private readonly ImmutableDictionary<string, ImmutableArray<string>?> _tables;

    private CommonTables(ImmutableDictionary<string, ImmutableArray<string>?> tables) => _tables = tables;

    public static CommonTables None { get; } = new(ImmutableDictionary.Create<string, ImmutableArray<string>?>(StringComparer.Ordinal));

    public IEnumerable<string> Names => _tables.Keys;

    /// <summary>These and one more.</summary>
    public CommonTables With(string name, ImmutableArray<string>? columns) => new(_tables.SetItem(name, columns));

    /// <summary>The columns of a table, null where they are not known; false where there is no such table.</summary>
    public bool TryGet(string name, out ImmutableArray<string>? columns) => _tables.TryGetValue(name, out columns);
}
