using System.Collections.Immutable;

namespace EventLogs.Compiler.Model;

/// <summary>What a value is, for any target. A closed hierarchy: every later pass switches over exactly these five.</summary>
internal abstract record ColumnType
{
    private protected ColumnType() { }
}

/// <summary>A single value.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Values">The known values of an open enum; documentation and constants, never a check.</param>
internal sealed record ScalarType(ScalarKind Kind, ImmutableArray<string> Values) : ColumnType
{
    public ScalarType(ScalarKind kind) : this(kind, []) { }
}

/// <summary>An object with known properties. One instance per schema object, so that a shared definition stays shared.</summary>
/// <param name="Name">The name of its definition, where it has one.</param>
/// <param name="Fields">Its properties in schema order.</param>
internal sealed record StructType(string? Name, ImmutableArray<Field> Fields) : ColumnType;

/// <summary>An array whose elements share one type.</summary>
internal sealed record ArrayType(ColumnType Element) : ColumnType;

/// <summary>An object with free keys and values of one type.</summary>
internal sealed record MapType(ColumnType Value) : ColumnType;

/// <summary>Anything without one fixed shape: kept as its JSON text.</summary>
internal sealed record JsonType : ColumnType;

/// <summary>The kinds of single values.</summary>
internal enum ScalarKind
{
    String,

    /// <summary>Text that is an ISO 8601 date-time. Stays text in the log.</summary>
    DateTime,

    /// <summary>Text that is an ISO 8601 date-time, a timestamp where the schema says so in the log.</summary>
    Timestamp,
    Integer,
    Double,
    Boolean,
}

/// <summary>One property of a <see cref="StructType"/>.</summary>
/// <param name="Key">The property's name in the event.</param>
/// <param name="GlueName">Its name as a struct field in Glue.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">What the schema says of it; empty when it says nothing.</param>
/// <param name="IsRequired">Whether its own object must have it, with a value that is not null.</param>
internal sealed record Field(string Key, string GlueName, ColumnType Type, string Description, bool IsRequired)
{
    /// <summary>Its key in a log line; inside a struct that is the name in Glue, which no serde parameter can map.</summary>
    public string LineKey { get; init; } = GlueName;
}
