using System.Collections.Immutable;
using EventLogs.Generated;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Tests.Support;

/// <summary>Two kinds of events: a real one, and notes, whose line is their detail as JSON text, so as long as a test wants.</summary>
internal static class TestCatalog
{
    public static readonly EventDefinition Deployment = EventCatalog.Events.Single(e => e.Id == "aws.codedeploy/deployment-state-change");

    public static readonly EventDefinition Note = new("test/note", "test", "Note", new TableDefinition("note", "", [], []), MapNote);

    public static ImmutableArray<EventDefinition> Both => [Deployment, Note];

    private static MapResult MapNote(ReadOnlySpan<byte> utf8Event, LineBuffer line)
    {
        var reader = new EventReader(utf8Event, line);
        ValueSlice source = default, detailType = default, detail = default;
        if (reader.EnterObject(out _))
        {
            while (reader.NextProperty(out var name))
            {
                if (name.SequenceEqual("source"u8))
                    source = reader.Value();
                else if (name.SequenceEqual("detail-type"u8))
                    detailType = reader.Value();
                else if (name.SequenceEqual("detail"u8))
                    detail = reader.Value();
                else
                    reader.Skip();
            }
        }

        var result = reader.Finish();
        if (!result.IsMapped)
            return result;
        if (!reader.TextIs(source, "test"u8) || !reader.TextIs(detailType, "Note"u8))
            return new MapResult(MapError.WrongEvent);
        var row = new LineWriter(utf8Event, line);
        if (row.Column(",\"detail\":"u8, detail, "$.detail", required: true))
            row.Json(detail);
        return row.Finish();
    }
}
