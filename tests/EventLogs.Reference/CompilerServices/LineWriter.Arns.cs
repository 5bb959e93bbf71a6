using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <content>Columns that take one ARN out of many.</content>
public ref partial struct LineWriter
{
    /// <summary>Finds the first ARN of each wanted kind in an array of strings.</summary>
    public void FindArns(int slot, string path, string elementPath, ArnKinds wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (_workspace.Slots[slot] is { HasValue: true, Kind: not ValueKind.Array })
            Fail(MapError.WrongType, path);
        if (_workspace.Slots[slot].Kind != ValueKind.Array)
            return;
        var elements = Elements(slot);
        while (elements.NextElement())
        {
            var element = elements.Value();
            if (element.Kind == ValueKind.String)
                Put(element, wanted);
            else
                Fail(MapError.WrongType, elementPath);
        }
    }

    /// <summary>Writes a part of an ARN with its escapes as they came.</summary>
    public void PartOfArn(ReadOnlySpan<byte> key, int slot, string path, IfMissing missing, ArnPart part)
    {
        var value = _workspace.Slots[slot];
        if (value is { HasValue: true, Kind: not ValueKind.String })
            Fail(MapError.WrongType, path);
        var found = value.Kind == ValueKind.String ? Arn.Part(JsonText.Spelled(value.TextIn(_utf8Event)), part) : null;
        if (_result.IsMapped && !string.IsNullOrEmpty(found))
            Append([.. key, .. System.Text.Encoding.UTF8.GetBytes($"\"{found}\"")]);
        else if (missing == IfMissing.Refuse)
            Fail(MapError.MissingValue, path);
    }

    private readonly void Put(ValueSlice element, ArnKinds wanted)
    {
        var arn = JsonText.Unescaped(element.TextIn(_utf8Event));
        foreach (var (service, resourceType, slot) in wanted.All)
        {
            var matches = Arn.Matches(arn, System.Text.Encoding.UTF8.GetBytes(service), System.Text.Encoding.UTF8.GetBytes(resourceType));
            if (matches && !_workspace.Slots[slot].HasValue)
                _workspace.Slots[slot] = element;
        }
    }
}
