namespace EventLogs.Compiler.Diagnostics;

/// <summary>Where a problem is.</summary>
/// <param name="File">The file, as the user wrote its folder, with <c>/</c> between the parts.</param>
/// <param name="Line">Counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Counted from 1; 0 when the whole line is meant.</param>
/// <param name="Pointer">The JSON Pointer (RFC 6901) into the file; null when it is not readable JSON.</param>
internal readonly record struct Location(string File, int Line = 0, int Column = 0, string? Pointer = null)
{
    /// <summary>The location of a character of a text file.</summary>
    public static Location In(string file, string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        return new Location(file, before.Count('\n') + 1, offset - before.LastIndexOf('\n'));
    }

    public override string ToString() => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => $"{File}({Line})",
        _ => $"{File}({Line},{Column})",
    };
}
