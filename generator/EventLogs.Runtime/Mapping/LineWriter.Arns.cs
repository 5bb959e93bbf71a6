namespace EventLogs.Runtime.Mapping;

/// <content>Columns that take one ARN out of many.</content>
public ref partial struct LineWriter
{
    /// <summary>
    /// Writes the first ARN of a service and resource type, or leaves the column out when there is none. Never by position:
    /// AWS has changed the order of <c>resources</c> over the years.
    /// </summary>
    /// <param name="key">The column's key: <c>,"instanceArn":</c>.</param>
    /// <param name="arns">An array of strings; may be missing or null.</param>
    /// <param name="path">The array's JSONPath.</param>
    /// <param name="service">The service; <c>*</c> for any.</param>
    /// <param name="resourceType">The resource type.</param>
    public void ArnColumn(ReadOnlySpan<byte> key, ValueSlice arns, string path, ReadOnlySpan<byte> service, ReadOnlySpan<byte> resourceType)
    {
        if (!Begin(arns, path, required: false) || !arns.HasValue || !Expect(ValueKind.Array, arns))
            return;
        var arn = FindArn(arns, service, resourceType);
        if (_error != MapError.None || !arn.HasValue)
            return;
        Append(key);
        AppendRaw(arn);
    }

    /// <summary>Looks at every element, so that an array that is no list of ARNs is refused wherever the ARN stands in it.</summary>
    private ValueSlice FindArn(ValueSlice arns, ReadOnlySpan<byte> service, ReadOnlySpan<byte> resourceType)
    {
        ValueSlice found = default;
        var reader = Open(arns);
        reader.EnterArray(out _);
        while (reader.NextElement())
        {
            var element = reader.Value();
            if (element.Kind != ValueKind.String)
            {
                _path += "[*]";
                Fail(MapError.WrongType);
                return default;
            }

            if (!found.HasValue && Fits(element, service, resourceType))
                found = element;
        }

        return found;
    }

    private readonly bool Fits(ValueSlice element, ReadOnlySpan<byte> service, ReadOnlySpan<byte> resourceType)
    {
        if (!_line.Quotes.HasEscapes)
            return Arn.Fits(_utf8Event, element.Start + 1, element.Length - 2, service, resourceType);
        var arn = JsonText.Meaning(element.TextIn(_utf8Event), _line);
        return Arn.Fits(arn, 0, arn.Length, service, resourceType);
    }
}
