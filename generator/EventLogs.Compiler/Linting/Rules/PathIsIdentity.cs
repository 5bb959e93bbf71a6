using System.Text.RegularExpressions;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL020: the folder is the source, the file name is kebab case, the title is the name in PascalCase.</summary>
internal sealed partial class PathIsIdentity : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        var document = schema.Document;
        var id = document.Id;
        if (!KebabCase().IsMatch(id.Name))
            yield return Descriptors.PathIsNotIdentity.At(document.At(), $"The name '{id.Name}' is not in kebab case, such as 'deployment-state-change'.");
        else if (FolderNames.IsDevice(id.Name))
            yield return Descriptors.PathIsNotIdentity.At(document.At(), $"The name '{id.Name}' cannot be a folder in Windows; '{id.Name}-event' can.");
        if (document.Source is { Length: > 0 } source && source == source.Trim() && id.Folder != SourceFolder.Of(source))
        {
            var folder = id.Folder.Length == 0 ? "the schemas folder itself" : $"'{id.Folder}'";
            yield return Descriptors.PathIsNotIdentity.At(
                document.At(SchemaDocument.SourceKeyword), $"The file lies in {folder}, but schemas of '{source}' belong in '{SourceFolder.Of(source)}'.");
        }

        if (document.Title is { } title && title != CSharpNames.Identifier(id.Name))
            yield return Descriptors.PathIsNotIdentity.At(document.At("title"), $"The title is '{title}', but the file's name says '{CSharpNames.Identifier(id.Name)}'.");
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
