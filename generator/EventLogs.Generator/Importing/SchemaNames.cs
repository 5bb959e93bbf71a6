using System.Collections.Immutable;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;

namespace EventLogs.Generator.Importing;

/// <summary>Gives new schemas ids and tables that no other schema has.</summary>
internal sealed class SchemaNames
{
    private readonly HashSet<string> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Takes note of a schema that has its names already.</summary>
    public void Add(SchemaId id, string? table)
    {
        _ids.Add(id.ToString());
        _types.Add(CSharpNames.FullTypeName(id));
        if (table is not null)
            _tables.Add(table);
    }

    public bool IsTaken(string table) => _tables.Contains(table);

    /// <summary>An id for an event's schema.</summary>
    public SchemaId NewId(string source, string detailType)
    {
        var name = string.Join('-', EventNames.Words(source, detailType));
        var id = Numbered(name, '-').Select(name => new SchemaId(SourceFolder.Of(source), name))
            .First(id => !_ids.Contains(id.ToString()) && !_types.Contains(CSharpNames.FullTypeName(id)));
        Add(id, null);
        return id;
    }

    /// <summary>A table for an event: the service and the event's name, or as much of that as fits.</summary>
    public string NewTable(string source, string detailType)
    {
        var (service, words) = (EventNames.Service(source), EventNames.Words(source, detailType));
        var startsWithService = service.Length > 0 && string.Concat(words).StartsWith(string.Concat(service), StringComparison.Ordinal);
        ImmutableArray<string> full = startsWithService ? words : [.. service, .. words];
        var name = new[] { full, words }.Select(parts => string.Join('_', parts)).FirstOrDefault(TableNames.IsLegal) ?? Cut(words);
        var table = Numbered(name, '_').First(table => !_tables.Contains(table) && TableNames.IsLegal(table));
        _tables.Add(table);
        return table;
    }

    /// <summary>As many whole words as leave room for a number.</summary>
    private static string Cut(ImmutableArray<string> words)
    {
        const int Max = TableNames.MaxLength - 4;
        var name = words[0];
        foreach (var word in words.Skip(1).TakeWhile(word => name.Length + 1 + word.Length <= Max))
            name += "_" + word;
        return name.Length <= Max ? name : name[..Max];
    }

    /// <summary>The name, then with the numbers that it has not been given yet.</summary>
    private IEnumerable<string> Numbered(string name, char separator)
    {
        yield return name;
        while (true)
        {
            var number = _numbers[name + separator] = _numbers.GetValueOrDefault(name + separator, 1) + 1;
            yield return $"{name}{separator}{number}";
        }
    }
}
