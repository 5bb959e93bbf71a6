using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Lowering.CSharp;

/// <summary>What sets the records of an event apart from those of a log line.</summary>
/// <param name="Name">The name of the record.</param>
/// <param name="Description">What it is.</param>
/// <param name="Prefix">What the names of the records inside it start with.</param>
/// <param name="JsonName">The key in JSON of a field.</param>
internal sealed record RecordKind(string Name, string Description, string Prefix, Func<Field, string> JsonName)
{
    public static RecordKind Event { get; } = new("Event", "The event as EventBridge delivers it.", "", field => field.Key);

    public static RecordKind Row { get; } = new("Row", "A line of the log, which is a row of the table.", "Row", field => field.LineKey);
}
