using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventLogs.Architecture.Tests;

/// <summary>The arrows between namespaces: what each name in the code means to the C# compiler, by the files that say so.</summary>
internal static class NamespaceArrows
{
    private const string Common = "EventLogs";
    private const string Generated = "Generated";

    /// <summary>What the SDK's implicit usings are for these projects.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

    /// <summary>Measures the product.</summary>
    public static IReadOnlyDictionary<Arrow, string> Measure() =>
        Measure(Product.Files(".cs").Select(path => (path, Product.Read(path))));

    /// <summary>Measures files; of each arrow, one use: <c>a.cs uses Type of b.cs</c>.</summary>
    public static IReadOnlyDictionary<Arrow, string> Measure(IEnumerable<(string Path, string Text)> files)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Options, file.Path)).ToArray();
        var compilation = CSharpCompilation.Create("product", [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings, Options)], Framework());
        var arrows = new Dictionary<Arrow, string>();
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => !IsDeclarationOfNamespace(name)))
            {
                if (Used(model, name) is { } type && Room(type) is { } to && Room(model.GetEnclosingSymbol(name.SpanStart)) is { } from && from != to)
                    arrows.TryAdd(new Arrow(from, to), $"{tree.FilePath} uses {type.Name} of {type.DeclaringSyntaxReferences[0].SyntaxTree.FilePath}");
            }
        }

        return arrows;
    }

    /// <summary>The type that a name means or belongs to, where it is one of the product's.</summary>
    private static INamedTypeSymbol? Used(SemanticModel model, SimpleNameSyntax name)
    {
        var info = model.GetSymbolInfo(name);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        var type = symbol as INamedTypeSymbol ?? (symbol as IAliasSymbol)?.Target as INamedTypeSymbol ?? symbol?.ContainingType;
        return type?.OriginalDefinition is { DeclaringSyntaxReferences: [_, ..] } declared ? declared : null;
    }

    /// <summary>The namespace that a symbol is in, without what all have in common. What was generated is one room, whatever events there are.</summary>
    private static string? Room(ISymbol? symbol)
    {
        if (symbol is null)
            return null;
        var space = (symbol as INamespaceSymbol ?? symbol.ContainingNamespace)?.ToDisplayString() ?? "";
        return space.Split('.') switch
        {
            [Common, Generated, ..] => Generated,
            [Common, .. { Length: > 0 } room] => string.Join('.', room),
            _ => null,
        };
    }

    private static bool IsDeclarationOfNamespace(SyntaxNode name) => name.Ancestors().TakeWhile(node => node is NameSyntax).LastOrDefault(name).Parent is BaseNamespaceDeclarationSyntax or UsingDirectiveSyntax;

    private static IEnumerable<MetadataReference> Framework() =>
        Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "System*.dll")
            .Where(path => !path.Contains("Native", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}
