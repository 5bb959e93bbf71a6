using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Schemas;

/// <summary>What a sample's file name says: <c>samples/deployment-state-change.stop.json</c>.</summary>
/// <param name="Schema">The schema that it is a sample of.</param>
/// <param name="Case">What the sample shows.</param>
/// <param name="IsRefused">Whether the event must be refused: <c>.fail.json</c>.</param>
internal sealed record SampleName(SchemaId Schema, string Case, bool IsRefused)
{
    private const string RefusedEnding = ".fail";

    /// <summary>Reads a name; false when it has not the form <c>schema.case.json</c>.</summary>
    public static bool TryParse(SchemaFile file, out SampleName name)
    {
        var stem = Path.GetFileNameWithoutExtension(file.Name);
        var isRefused = stem.EndsWith(RefusedEnding, StringComparison.Ordinal);
        if (isRefused)
            stem = stem[..^RefusedEnding.Length];

        var dot = stem.IndexOf('.', StringComparison.Ordinal);
        name = new SampleName(new SchemaId(file.Parts[0], dot < 0 ? stem : stem[..dot]), dot < 0 ? "" : stem[(dot + 1)..], isRefused);
        return dot > 0 && name.Case.Length > 0;
    }
}
