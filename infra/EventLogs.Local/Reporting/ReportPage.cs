using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace EventLogs.Local.Reporting;

/// <summary>The HTML of a report: one file, whose policy lets its own scripts and styles in and nothing else.</summary>
internal static class ReportPage
{
    private static readonly string Template = Resource("report.html");
    private static readonly string Style = Resource("report.css");
    private static readonly string Library = Resource("charts.js");
    private static readonly string Script = Resource("report.js");

    /// <summary>Writes the page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="json">What it shows, escaped so that it may stand in HTML.</param>
    public static string Write(string title, string json)
    {
        var policy = $"default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; script-src {Hash(Library)} {Hash(Script)}; style-src {Hash(Style)}";
        return string.Concat(Template.Split("@@").Select((text, index) => index % 2 == 0 ? text : text switch
        {
            "policy" => policy,
            "title" => HtmlEncoder.Default.Encode(title),
            "style" => Style,
            "library" => Library,
            "data" => json,
            "script" => Script,
            _ => throw new InvalidOperationException($"The page has no '{text}'."),
        }));
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
