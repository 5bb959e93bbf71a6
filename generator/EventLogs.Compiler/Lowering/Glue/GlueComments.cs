using EventLogs.Compiler.Text;

namespace EventLogs.Compiler.Lowering.Glue;

/// <summary>Descriptions as Glue takes them: one line, cut to its limits.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-catalog-tables.html</remarks>
internal static class GlueComments
{
    public const int MaxColumn = 255;
    public const int MaxTable = 2048;
    private const string Ellipsis = "...";

    public static bool IsCut(string text, int limit) => Escaping.OneLine(text).Length > limit;

    public static string Cut(string text, int limit)
    {
        var line = Escaping.OneLine(text);
        if (line.Length <= limit)
            return line;

        var end = limit - Ellipsis.Length;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + Ellipsis;
    }
}
