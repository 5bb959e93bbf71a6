using EventLogs.Compiler.Text;
using NJsonSchema.CodeGeneration;

namespace EventLogs.Compiler.Lowering.CSharp;

/// <summary>Has NJsonSchema render through Scriban: its template <c>Class</c> is <c>record.class.scriban</c>.</summary>
internal sealed class ScribanTemplateFactory : ITemplateFactory
{
    public ITemplate CreateTemplate(string language, string template, object model) => new ScribanTemplate(template, model);

    private sealed class ScribanTemplate(string name, object model) : ITemplate
    {
        // wrapped, because the engine reads every property of the object it is given, and some of these models' throw
        public string Render() => TemplateEngine.Render($"record.{name.ToLowerInvariant()}.scriban", new { Type = model });
    }
}
