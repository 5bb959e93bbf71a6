using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventLogs.Architecture.Tests;

/// <summary>What C# files declare: types by their name, and members as <c>Type.Member</c>.</summary>
internal static class Declarations
{
    public static HashSet<string> Of(IEnumerable<string> files)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in files.SelectMany(text => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()))
        {
            if (node is DelegateDeclarationSyntax method)
                names.Add(method.Identifier.ValueText);
            if (node is not BaseTypeDeclarationSyntax type)
                continue;
            var name = type.Identifier.ValueText;
            names.Add(name);
            names.UnionWith(Members(type).Select(member => $"{name}.{member}"));
        }

        return names;
    }

    private static IEnumerable<string> Members(BaseTypeDeclarationSyntax type) => type switch
    {
        EnumDeclarationSyntax values => values.Members.Select(value => value.Identifier.ValueText),
        TypeDeclarationSyntax members =>
        [
            .. members.ParameterList?.Parameters.Select(parameter => parameter.Identifier.ValueText) ?? [],
            .. members.Members.OfType<MethodDeclarationSyntax>().Select(method => method.Identifier.ValueText),
            .. members.Members.OfType<PropertyDeclarationSyntax>().Select(property => property.Identifier.ValueText),
            .. members.Members.OfType<FieldDeclarationSyntax>().SelectMany(field => field.Declaration.Variables).Select(field => field.Identifier.ValueText),
        ],
        _ => [],
    };
}
