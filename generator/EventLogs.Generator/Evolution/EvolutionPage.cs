using EventLogs.Compiler.Text;

namespace EventLogs.Generator.Evolution;

/// <summary>The page of the documentation with the table of all kinds of change.</summary>
internal static class EvolutionPage
{
    public static string Render() => TemplateEngine.Render("evolution.scriban", new
    {
        Rules = ChangeRules.All.Select(rule => new
        {
            rule.Id,
            Json = Verdict(rule.Json),
            Parquet = Verdict(rule.Parquet),
            rule.Consequence,
            rule.Remedy,
        }),
    });

    /// <summary>The same for other programs.</summary>
    public static object Document() => ChangeRules.All.Select(rule => new
    {
        Kind = rule.Id,
        Breaks = new { Json = rule.Json.Terms(), Parquet = rule.Parquet.Terms() },
        rule.Consequence,
        rule.Remedy,
    });

    private static string Verdict(Breaks breaks) => breaks == Breaks.Nothing ? "compatible" : $"breaks {string.Join(", ", breaks.Terms())}";
}
