namespace EventLogs.Runtime.Catalog;

/// <summary>A column that the head of a query names.</summary>
public sealed class QueryColumnReference
{
    internal QueryColumnReference(string name, int offset) => (Name, Offset) = (name, offset);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Where in the query, in characters from its start.</summary>
    public int Offset { get; }
}
