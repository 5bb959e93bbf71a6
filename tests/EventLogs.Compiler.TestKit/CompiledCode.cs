using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Text;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EventLogs.CompilerTestKit;

/// <summary>
/// Compiles C# in memory as a strict build would: nullable, documentation checked, source generator of System.Text.Json run,
/// and every warning fails the test.
/// </summary>
internal sealed class CompiledCode : IDisposable
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999, deterministic: true);

    private static readonly MetadataReference[] References =
    [
        .. DotNetSdk.ReferenceAssemblies.Append(typeof(LineBuffer).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ConcurrentDictionary<string, byte[]> Images = new(StringComparer.Ordinal);

    private readonly AssemblyLoadContext _context = new("compiled by a test", isCollectible: true);

    private CompiledCode(Stream image) => Assembly = _context.LoadFromStream(image);

    /// <summary>The assembly, loaded. Unloaded on <see cref="Dispose"/>.</summary>
    public Assembly Assembly { get; }

    /// <summary>Compiles and loads the sources. Fails the test on any warning or error, all of them named.</summary>
    /// <param name="sources">The C# files: path (for messages) and text.</param>
    public static CompiledCode Of(IEnumerable<(string Path, string Text)> sources)
    {
        // many tests begin with the same schemas: what was compiled once is loaded again; as bytes, because half a surrogate pair is text, too
        List<(string Path, string Text)> files = [.. sources];
        var text = string.Join('\0', files.Select(file => file.Text));
        var key = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));
        return new CompiledCode(new MemoryStream(Images.GetOrAdd(key, _ => Compile(files))));
    }

    /// <summary>Compiles and loads the C# among what was emitted.</summary>
    public static CompiledCode Of(IEnumerable<Artifact> artifacts) => Of(artifacts
        .Where(artifact => artifact.Path.EndsWith(".cs", StringComparison.Ordinal))
        .Select(artifact => (artifact.Path, artifact.Content)));

    /// <summary>Compiles and loads one source.</summary>
    public static CompiledCode Of(string source) => Of([("Test.cs", source)]);

    /// <summary>The type of that name; the test fails when there is none.</summary>
    /// <param name="fullName">Namespace and name, nested types after <c>+</c>.</param>
    public Type Type(string fullName) => Assembly.GetType(fullName, throwOnError: true)!;

    /// <summary>The definition of an event that was compiled with all its artifacts.</summary>
    public EventDefinition Definition(EventLog log) =>
        (EventDefinition)Type($"{CSharpNames.Namespace(log.Id)}.{CSharpNames.TypeName(log.Id)}").GetProperty("Definition")!.GetValue(null)!;

    public void Dispose() => _context.Unload();

    private static byte[] Compile(List<(string Path, string Text)> sources)
    {
        using var image = new MemoryStream();
        var compilation = Create(sources, out var generatorProblems);
        var problems = generatorProblems.Concat(compilation.Emit(image).Diagnostics)
            .Where(problem => problem.Severity >= DiagnosticSeverity.Warning)
            .ToList();
        if (problems.Count > 0)
            Assert.Fail(Describe(problems));

        return image.ToArray();
    }

    private static CSharpCompilation Create(IEnumerable<(string Path, string Text)> sources, out IEnumerable<Diagnostic> problems)
    {
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text, Encoding.UTF8), ParseOptions, source.Path));
        var compilation = CSharpCompilation.Create($"test-{Guid.NewGuid():N}", trees, References, Options);
        var generators = new AnalyzerFileReference(DotNetSdk.JsonSourceGenerator, new Loader()).GetGenerators(LanguageNames.CSharp);
        Assert.NotEmpty(generators);
        CSharpGeneratorDriver.Create(generators, parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var complete, out var generatorProblems);
        problems = generatorProblems;
        return (CSharpCompilation)complete;
    }

    private static string Describe(List<Diagnostic> problems)
    {
        var text = new StringBuilder($"{problems.Count} problems in the compiled code:\n");
        foreach (var problem in problems.Take(20))
        {
            var line = problem.Location.GetLineSpan().StartLinePosition.Line;
            var lines = problem.Location.SourceTree?.GetText().Lines;
            text.Append(problem).Append('\n').Append("    ").Append(lines?[line].ToString().Trim()).Append('\n');
        }

        return text.ToString();
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath) { }

        public Assembly LoadFromPath(string fullPath) => AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
    }
}
