namespace EventLogs.Compiler.Diagnostics;

/// <summary>Where a problem is.</summary>
/// <param name="File">The file, as the user wrote its folder, with <c>/</c> between the parts.</param>
/// <param name="Line">Counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Counted from 1; 0 when the whole line is meant.</param>
/// <param name="Pointer">The JSON Pointer (RFC 6901) into the file; null when it is not readable JSON.</param>
internal readonly record struct Location(string File, int Line = 0, int Column = 0, string? Pointer = null)
{
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => $"{File}({Line})",
        _ => $"{File}({Line},{Column})",
    };
}
