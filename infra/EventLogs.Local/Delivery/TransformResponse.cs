using System.Text.Json;

namespace EventLogs.Local.Delivery;

/// <summary>Reads the response of the transform, record by record, as Firehose does.</summary>
internal ref struct TransformResponse
{
    private Utf8JsonReader _json;

    public TransformResponse(ReadOnlySpan<byte> utf8Response)
    {
        _json = new Utf8JsonReader(utf8Response);
        while (_json.Read())
        {
            if (_json.CurrentDepth == 1 && _json.TokenType == JsonTokenType.PropertyName && _json.ValueTextEquals("records"u8))
            {
                _json.Read();
                return;
            }
        }

        throw new InvalidOperationException("The transform's response has no records.");
    }

    /// <summary>The record's id.</summary>
    public ReadOnlySpan<byte> RecordId { get; private set; }

    /// <summary>What became of it: <c>Ok</c> or <c>ProcessingFailed</c>.</summary>
    public ReadOnlySpan<byte> Result { get; private set; }

    /// <summary>Its data in Base64.</summary>
    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>Goes to the next record.</summary>
    public bool Read()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject)
            return false;
        RecordId = Result = Data = [];
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var (isId, isResult, isData) =
                (_json.ValueTextEquals("recordId"u8), _json.ValueTextEquals("result"u8), _json.ValueTextEquals("data"u8));
            _json.Read();
            if (isId)
                RecordId = Text();
            else if (isResult)
                Result = Text();
            else if (isData)
                Data = Text();
            else
                _json.Skip();
        }

        return true;
    }

    private readonly ReadOnlySpan<byte> Text()
    {
        if (!_json.ValueIsEscaped)
            return _json.ValueSpan;
        var text = new byte[_json.ValueSpan.Length];
        return text.AsSpan(0, _json.CopyString(text));
    }
}
