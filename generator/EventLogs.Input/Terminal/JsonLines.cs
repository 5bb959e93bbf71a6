namespace EventLogs.Terminal;

/// <summary>JSON values as they come: each on a line, or as the items of one array.</summary>
internal sealed class JsonLines(TextWriter output, bool isArray)
{
    /// <summary>The formats: the first is for programs that read line by line.</summary>
    public static readonly string[] Formats = ["ndjson", "json"];

    private bool _isBegun;

    /// <summary>Writes a value, which is on one line.</summary>
    public void Write(string json)
    {
        if (isArray)
            output.Write(_isBegun ? ",\n  " : "[\n  ");
        output.Write(json);
        if (!isArray)
            output.Write('\n');
        _isBegun = true;
    }

    /// <summary>Ends the array.</summary>
    public void End()
    {
        if (isArray)
            output.Write(_isBegun ? "\n]\n" : "[]\n");
    }
}
