using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Binding;

/// <summary>Compares types by what they say. The records' own equality compares arrays by identity.</summary>
internal static class ColumnTypes
{
    /// <summary>Whether two types hold the same values under the same names. Known values and descriptions do not matter.</summary>
    public static bool AreSame(ColumnType one, ColumnType other) => AreSame(one, other, []);

    // shared structs can unfold without end in sight, so each pair is compared once; types have no circles
    private static bool AreSame(ColumnType one, ColumnType other, HashSet<(ColumnType, ColumnType)> same) =>
        ReferenceEquals(one, other) || (one, other) switch
        {
            (ScalarType a, ScalarType b) => a.Kind == b.Kind || IsText(a) && IsText(b),
            (ArrayType a, ArrayType b) => AreSame(a.Element, b.Element, same),
            (MapType a, MapType b) => AreSame(a.Value, b.Value, same),
            (StructType a, StructType b) => !same.Add((a, b))
                || a.Fields.Length == b.Fields.Length && a.Fields.Zip(b.Fields).All(pair => AreSame(pair.First, pair.Second, same)),
            _ => one is JsonType && other is JsonType,
        };

    private static bool IsText(ScalarType type) => type.Kind is ScalarKind.String or ScalarKind.DateTime;

    private static bool AreSame(Field one, Field other, HashSet<(ColumnType, ColumnType)> same) =>
        one.Key == other.Key && AreSame(one.Type, other.Type, same);
}
