namespace EventLogs.Configuration;

/// <summary>Something that is wrong with <c>eventlogs.json</c>.</summary>
/// <param name="Kind">What kind of problem.</param>
/// <param name="File">The file.</param>
/// <param name="Line">Counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Counted from 1, in UTF-16 code units.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
internal sealed record SettingsProblem(SettingsProblemKind Kind, string File, int Line, int Column, string Message)
{
    /// <summary>The id of the diagnostic, which the table of all diagnostics explains.</summary>
    public string Id => $"EVL{(int)Kind}";

    /// <summary>The form that editors and build servers recognise.</summary>
    public override string ToString() => $"{File}{(Line == 0 ? "" : $"({Line},{Column})")}: error {Id}: {Message}";
}

/// <summary>The kinds of problem: the numbers of their diagnostics.</summary>
internal enum SettingsProblemKind
{
    /// <summary>The file cannot be read, or is not a JSON object.</summary>
    Unreadable = 210,

    /// <summary>A member is missing, unknown or of the wrong kind.</summary>
    Malformed = 211,

    /// <summary>A path does not stay in the repository, or is not written as it has to be.</summary>
    Path = 213,
}
