namespace EventLogs.Compiler.Output;

/// <summary>One file that the generator writes.</summary>
/// <param name="Path">Where, relative to the output folder, with <c>/</c> between the parts.</param>
/// <param name="Content">What: LF line ends, ending in a newline.</param>
internal sealed record Artifact(string Path, string Content);
