using EventLogs.Compiler;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Locations;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Evolution;

/// <summary>Finds where changes are: in the newer schema, or in the older one of an event that is gone.</summary>
internal sealed class ChangeLocations
{
    private readonly Dictionary<SchemaId, BoundSchema> _schemas;
    private readonly Dictionary<(SchemaId Event, string? Column), Column> _columns = [];

    // finding one reads the file from its start, and a property may have many changes
    private readonly Dictionary<(SchemaId Event, string Path, string? Column), Location> _known = [];

    public ChangeLocations(Compilation before, Compilation after)
    {
        _schemas = after.Schemas.Concat(before.Schemas).DistinctBy(schema => schema.Document.Id).ToDictionary(schema => schema.Document.Id);
        foreach (var schema in _schemas.Values)
        {
            foreach (var column in schema.Log!.Columns)
                _columns.Add((schema.Document.Id, column.Name), column);
        }
    }

    public Location Of(Change change)
    {
        var key = (change.Event, ChangeSubject.Format(change.Subject.Path), change.Subject.Column);
        if (!_known.TryGetValue(key, out var location))
            _known.Add(key, location = Find(change));
        return location;
    }

    private Location Find(Change change)
    {
        var schema = _schemas[change.Event];
        return _columns.TryGetValue((change.Event, change.Subject.Column), out var column) && column.From.Keys.SequenceEqual(change.Subject.Path)
            ? ColumnLocations.Of(schema, column)
            : SchemaLocations.Of(schema.Document, change.Subject.Path);
    }
}
