using System.Collections.Concurrent;
using System.Globalization;
using Scriban;
using Scriban.Runtime;

namespace EventLogs.Compiler.Text;

/// <summary>Renders the embedded Scriban templates. Templates hold layout only: what they print was decided before.</summary>
internal static class TemplateEngine
{
    private static readonly ConcurrentDictionary<string, Template> Parsed = new(StringComparer.Ordinal);

    /// <summary>Renders a template. Members are named as in C#; the functions are those of <see cref="Escaping"/>.</summary>
    /// <param name="templateName">The file's name under Templates/, such as <c>table.athena.scriban</c>.</param>
    /// <param name="model">An object whose properties the template sees as variables.</param>
    public static string Render(string templateName, object model)
    {
        var globals = new ScriptObject();
        globals.Import(model, renamer: member => member.Name);
        globals.Import("cs_string", Escaping.CSharpString);
        globals.Import("cs_utf8", Escaping.CSharpUtf8);
        globals.Import("xml_doc", Escaping.XmlDoc);
        globals.Import("hive_string", Escaping.HiveString);
        globals.Import("hive_name", Escaping.HiveName);
        globals.Import("trino_name", Escaping.TrinoName);
        globals.Import("trino_quoted", Escaping.TrinoQuoted);
        globals.Import("markdown", Escaping.Markdown);
        globals.Import("markdown_code", Escaping.MarkdownCode);
        globals.Import("markdown_cell", Escaping.MarkdownCell);
        globals.Import("json_string", Escaping.JsonString);

        var context = new TemplateContext
        {
            MemberRenamer = member => member.Name,
            StrictVariables = true,
            LoopLimit = 0,
            LimitToString = 0,
            NewLine = "\n",
        };
        context.PushCulture(CultureInfo.InvariantCulture);
        context.PushGlobal(globals);
        return Parsed.GetOrAdd(templateName, Parse).Render(context);
    }

    private static Template Parse(string templateName)
    {
        using var stream = typeof(TemplateEngine).Assembly.GetManifestResourceStream(templateName)
            ?? throw new ArgumentException($"No template '{templateName}' is embedded.", nameof(templateName));
        using var reader = new StreamReader(stream);
        var template = Template.Parse(reader.ReadToEnd().ReplaceLineEndings("\n"), templateName);
        return template.HasErrors ? throw new InvalidOperationException(string.Join('\n', template.Messages)) : template;
    }
}
