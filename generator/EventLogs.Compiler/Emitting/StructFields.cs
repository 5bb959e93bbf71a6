using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Emitting;

/// <summary>Finds the fields inside a column whose names in the log are not those of the event.</summary>
internal static class StructFields
{
    /// <summary>A field that the event names otherwise.</summary>
    /// <param name="Path">Its location in the column, in the log's names.</param>
    /// <param name="Key">Its name in the event.</param>
    public sealed record RenamedField(string Path, string Key);

    public static IEnumerable<RenamedField> Renamed(string path, ColumnType type) => type switch
    {
        ArrayType array => Renamed(path + BindingNote.Element, array.Element),
        MapType map => Renamed(path + BindingNote.Element, map.Value),
        StructType structure => structure.Fields.SelectMany(field => RenamedIn(path, field)),
        _ => [],
    };

    private static IEnumerable<RenamedField> RenamedIn(string path, Field field)
    {
        var at = $"{path}.{field.GlueName}";
        IEnumerable<RenamedField> own = field.GlueName.Equals(field.Key, StringComparison.OrdinalIgnoreCase) ? [] : [new RenamedField(at, field.Key)];
        return own.Concat(Renamed(at, field.Type));
    }
}
