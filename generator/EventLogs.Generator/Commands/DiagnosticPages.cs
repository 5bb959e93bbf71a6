using System.Collections.Immutable;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Text;
using EventLogs.Generator.Reporting;

namespace EventLogs.Generator.Commands;

/// <summary>The documentation of all diagnostics: a table, and a page for each with examples.</summary>
internal static class DiagnosticPages
{
    private const int ExamplesOnPage = 2;
    private const int LinesAround = 1;
    private const int LongestLine = 120;
    private const string SchemasFolder = "schemas";

    /// <summary>The table.</summary>
    public static string RenderTable() => TemplateEngine.Render("diagnostics.scriban", new { Diagnostics = Descriptors.All });

    /// <summary>A row of the table, for other programs.</summary>
    public static object Row(DiagnosticDescriptor descriptor) => new
    {
        descriptor.Id,
        Severity = FindingJson.Term(descriptor.Severity),
        descriptor.Title,
        descriptor.Why,
        descriptor.Fix,
    };

    /// <summary>The page of a diagnostic, with its examples as the documentation had them when the program was built.</summary>
    public static string Committed(DiagnosticDescriptor descriptor)
    {
        using var page = typeof(DiagnosticPages).Assembly.GetManifestResourceStream($"diagnostics/{descriptor.Id}.md");
        if (page is null)
            return Render(descriptor, []);
        using var text = new StreamReader(page);
        return text.ReadToEnd();
    }

    /// <summary>A page for each diagnostic.</summary>
    /// <param name="examples">A folder of schemas folders, each named by a diagnostic that it shows and what it shows: <c>EVL003-comment</c>.</param>
    /// <returns>The pages by the names of their files.</returns>
    public static async Task<ImmutableArray<(string Name, string Text)>> RenderAsync(string examples)
    {
        var pages = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var descriptor in Descriptors.All)
        {
            var shown = await ExamplesAsync(descriptor, examples).ConfigureAwait(false);
            pages.Add((descriptor.Id + ".md", Render(descriptor, shown)));
        }

        return pages.ToImmutable();
    }

    private static string Render(DiagnosticDescriptor descriptor, IReadOnlyList<DiagnosticExample> examples) =>
        TemplateEngine.Render("diagnostic.scriban", new { Diagnostic = descriptor, Examples = examples });

    private static async Task<IReadOnlyList<DiagnosticExample>> ExamplesAsync(DiagnosticDescriptor descriptor, string examples)
    {
        var folder = Directory.EnumerateDirectories(examples, descriptor.Id + "-*").Order(StringComparer.Ordinal).FirstOrDefault();
        if (folder is null)
            return [];

        var compilation = await Passes.CompileAsync(folder, SchemasFolder).ConfigureAwait(false);
        return
        [
            .. compilation.Diagnostics.Where(diagnostic => diagnostic.Descriptor == descriptor).Take(ExamplesOnPage)
                .Select(diagnostic => new DiagnosticExample(
                    diagnostic.ToString(), Excerpt(folder, diagnostic.Location), Path.GetExtension(diagnostic.Location.File).TrimStart('.'))),
        ];
    }

    /// <summary>The lines around a location; empty when it is a whole file.</summary>
    private static string Excerpt(string folder, Location location)
    {
        if (location.Line == 0)
            return "";
        var lines = File.ReadAllLines(Path.Join(folder, location.File[SchemasFolder.Length..]));
        var first = Math.Max(0, location.Line - 1 - LinesAround);
        return string.Join('\n', lines.Skip(first).Take(location.Line + LinesAround - first).Select(Shortened));
    }

    private static string Shortened(string line)
    {
        var text = line.TrimStart();
        var indent = line[..^text.Length];
        return (indent + Escaping.OneLine(text.Length <= LongestLine ? text : text[..LongestLine] + " ...")).TrimEnd();
    }
}

/// <summary>What a diagnostic looks like.</summary>
/// <param name="Message">What is reported.</param>
/// <param name="Excerpt">The lines that it is about; empty when it is about a file.</param>
/// <param name="Language">What they are written in.</param>
internal sealed record DiagnosticExample(string Message, string Excerpt, string Language);
