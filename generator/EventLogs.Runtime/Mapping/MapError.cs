namespace EventLogs.Runtime.Mapping;

/// <summary>Why an event could not be mapped. The names appear in logs and metrics, so they are stable.</summary>
public enum MapError : byte
{
    /// <summary>It was mapped.</summary>
    None,

    /// <summary>The record's data is not Base64.</summary>
    InvalidBase64,

    /// <summary>The bytes are not UTF-8, or an escape stands for half a surrogate pair.</summary>
    InvalidText,

    /// <summary>The text is not one JSON value of at most 64 levels.</summary>
    InvalidJson,

    /// <summary>The event is not a JSON object.</summary>
    NotAnObject,

    /// <summary><c>source</c> or <c>detail-type</c> is not that of the mapper's event, or of any event in the catalog.</summary>
    WrongEvent,

    /// <summary>A value that the schema requires is missing or null.</summary>
    MissingValue,

    /// <summary>A value has another JSON type than the schema says.</summary>
    WrongType,

    /// <summary>A number does not fit the column's type.</summary>
    OutOfRange,

    /// <summary>The text is not a timestamp: an ISO 8601 date and time with an offset.</summary>
    InvalidTimestamp,

    /// <summary>The line would take the response past the size that Lambda allows.</summary>
    ResponseFull,

    /// <summary>The record is a notification of SNS, and the event is the text of its message.</summary>
    SnsNotification,

    /// <summary>The record is a message of SQS as EventBridge Pipes has it, and the event is the text of its body.</summary>
    SqsMessage,

    /// <summary>The record is a batch of CloudWatch Logs, and the events are the texts of its messages.</summary>
    CloudWatchLogs,

    /// <summary>The record is compressed with gzip, as a subscription of CloudWatch Logs sends its batches.</summary>
    Compressed,

    /// <summary>The record holds several JSON values.</summary>
    SeveralValues,

    /// <summary>The record is what <c>PutEvents</c> takes: it has no id, account, time or region yet.</summary>
    PutEventsRequest,

    /// <summary>The record is a CloudEvent.</summary>
    CloudEvent,
}

/// <summary>The description of each <see cref="MapError"/>.</summary>
public static class MapErrors
{
    /// <summary>The error as a clause: what is wrong, without a full stop.</summary>
    public static string Describe(this MapError error) => error switch
    {
        MapError.None => "mapped",
        MapError.InvalidBase64 => "the record's data is not Base64",
        MapError.InvalidText => "not valid UTF-8, or an unpaired surrogate in an escape",
        MapError.InvalidJson => "not one JSON value of at most 64 levels",
        MapError.NotAnObject => "the event is not a JSON object",
        MapError.WrongEvent => "source and detail-type are those of another event",
        MapError.MissingValue => "a required value is missing or null",
        MapError.WrongType => "the value has another type than the schema says",
        MapError.OutOfRange => "the number does not fit the column's type",
        MapError.InvalidTimestamp => "not an ISO 8601 date and time with an offset",
        MapError.ResponseFull => "the line would pass the size that Lambda allows for a response",
        MapError.SnsNotification => "a notification of SNS around the event: turn on raw message delivery for the subscription",
        MapError.SqsMessage => "a message of SQS around the event: let the pipe send the body alone, with the input template <$.body>",
        MapError.CloudWatchLogs => "a batch of CloudWatch Logs around events: let a rule of EventBridge send them to the stream",
        MapError.Compressed => "compressed with gzip, as a subscription of CloudWatch Logs sends its batches: let a rule of EventBridge send the events to the stream",
        MapError.SeveralValues => "several JSON values in one record: put each event as a record of its own",
        MapError.PutEventsRequest => "a request to put events, which have no id, account and region yet: put them onto an event bus",
        MapError.CloudEvent => "a CloudEvent: put it onto an event bus as the detail of an event",
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, null),
    };
}
