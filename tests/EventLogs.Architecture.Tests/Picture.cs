using System.Text;

namespace EventLogs.Architecture.Tests;

/// <summary>The pictures of docs/architecture.md, drawn from the allowed arrows. An arrow that longer paths stand for is left out.</summary>
internal static class Picture
{
    /// <summary>The projects of the product.</summary>
    public static string OfProjects(IEnumerable<Arrow> arrows) => Draw(arrows);

    /// <summary>The rooms of the compiler.</summary>
    public static string OfCompiler(IEnumerable<Arrow> arrows) =>
        Draw(arrows.Where(arrow => IsInside(arrow.From) && IsInside(arrow.To)).Select(arrow => new Arrow(Short(arrow.From), Short(arrow.To))));

    private const string Compiler = "Compiler.";

    private static bool IsInside(string room) => room.StartsWith(Compiler, StringComparison.Ordinal);

    private static string Short(string room) => room[Compiler.Length..];

    private static string Draw(IEnumerable<Arrow> arrows)
    {
        var all = arrows.ToHashSet();
        var text = new StringBuilder("```mermaid\nflowchart TD\n");
        foreach (var arrow in all.Where(arrow => !IsImplied(arrow, all)).OrderBy(arrow => arrow.From, StringComparer.Ordinal).ThenBy(arrow => arrow.To, StringComparer.Ordinal))
            text.Append($"    {Id(arrow.From)}[\"{arrow.From}\"] --> {Id(arrow.To)}[\"{arrow.To}\"]\n");
        return text.Append("```\n").ToString();
    }

    private static string Id(string room) => room.Replace('.', '_');

    private static bool IsImplied(Arrow arrow, HashSet<Arrow> all) =>
        all.Any(first => first.From == arrow.From && first.To != arrow.To && Reaches(first.To, arrow.To, all, []));

    private static bool Reaches(string from, string to, HashSet<Arrow> all, HashSet<string> seen) =>
        seen.Add(from) && (from == to || all.Any(arrow => arrow.From == from && Reaches(arrow.To, to, all, seen)));
}
