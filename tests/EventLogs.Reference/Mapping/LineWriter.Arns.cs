namespace EventLogs.Runtime.Mapping;

/// <content>Columns that take one ARN out of many.</content>
public ref partial struct LineWriter
{
    /// <summary>Finds the first ARN of each wanted kind in an array of strings.</summary>
    public void FindArns(int place, string path, string elementPath, ArnKinds wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (_line.Values[place] is { HasValue: true, Kind: not ValueKind.Array })
            Fail(MapError.WrongType, path);
        if (_line.Values[place].Kind != ValueKind.Array)
            return;
        var elements = Elements(place);
        while (elements.NextElement())
        {
            var element = elements.Value();
            if (element.Kind == ValueKind.String)
                Put(element, wanted);
            else
                Fail(MapError.WrongType, elementPath);
        }
    }

    private readonly void Put(ValueSlice element, ArnKinds wanted)
    {
        var arn = JsonText.Unescaped(element.TextIn(_utf8Event));
        foreach (var (service, resourceType, place) in wanted.All)
        {
            var fits = Arn.Fits(arn, System.Text.Encoding.UTF8.GetBytes(service), System.Text.Encoding.UTF8.GetBytes(resourceType));
            if (fits && !_line.Values[place].HasValue)
                _line.Values[place] = element;
        }
    }
}
