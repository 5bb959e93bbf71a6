namespace EventLogs.Runtime.Json;

/// <summary>The JSON type of a value in an event.</summary>
internal enum ValueKind : byte
{
    /// <summary>There is no value: the property is missing.</summary>
    None,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary>A string.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>An object.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,
}
