using System.Collections.Immutable;
using EventLogs.Generated;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Tests.Support;

/// <summary>Two kinds of events: a real one, and notes, whose line is their detail as JSON text, so as long as a test wants.</summary>
internal static class TestCatalog
{
    public static readonly EventDefinition Deployment = EventCatalog.Events.Single(e => e.Id == "aws.codedeploy/deployment-state-change");

    public static readonly EventDefinition Note = new("test/note", "test", "Note", new TableDefinition("note", "", [], StorageFormat.JsonLines), MapNote);

    public static ImmutableArray<EventDefinition> Both => [Deployment, Note];

    private static readonly ObjectShape NoteShape = TestLine.Shape(
        1, 4, new PropertyShape("source", 2), new PropertyShape("detail-type", 3), new PropertyShape("detail", 4));

    private static MapResult MapNote(ReadOnlySpan<byte> utf8Event, EventWorkspace workspace, LineBuffer line)
    {
        var reader = new EventReader(utf8Event, workspace);
        var result = reader.Read(NoteShape);
        if (!result.IsMapped)
            return result;
        if (!reader.TextIs(2, "test"u8) || !reader.TextIs(3, "Note"u8))
            return new MapResult(MapError.WrongEvent);
        var row = reader.BeginLine(line);
        row.Json(",\"detail\":"u8, 4, "$.detail", IfMissing.Refuse);
        return row.Finish();
    }
}
