using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;

namespace EventLogs.Generator.Importing;

/// <summary>The documents of an import: its inputs, and the files beside them that they refer to. Nothing is fetched from the web.</summary>
internal sealed class SourceDocuments(ICollection<Diagnostic> problems)
{
    private readonly Dictionary<string, SourceDocument?> _files = new(StringComparer.Ordinal);
    private readonly List<SourceDocument> _documents = [];

    /// <summary>Reads an input; null when it is neither JSON nor YAML, which is reported.</summary>
    public SourceDocument? Read(ImportInput input)
    {
        var path = input.IsFile ? Path.GetFullPath(input.Name) : null;
        if (path is not null && _files.TryGetValue(path, out var known))
            return known;
        var document = ImportInputs.ReadText(input, problems) is { } text && Parse(input.Name, text) is { } file
            ? Add(new SourceDocument(file, JsonPointer.Root, path))
            : null;
        if (path is not null)
            _files.Add(path, document);
        return document;
    }

    /// <summary>Takes note of a document that was found inside another one.</summary>
    public SourceDocument Add(SourceDocument document)
    {
        _documents.Add(document);
        return document;
    }

    /// <summary>Parses a text, whose name says whether it is YAML; null when it is not what its name says, which is reported.</summary>
    public JsonFile? Parse(string name, string text)
    {
        var (json, problem) = IsYaml(name) ? YamlText.ToJson(name, text) : (text, null);
        var (file, fault) = json is null ? (null, problem) : JsonFile.Parse(name, json);
        if (fault is not null)
            problems.Add(fault);
        return file;
    }

    /// <summary>The document or part of one at an address, as far as it is here.</summary>
    /// <param name="from">The document that refers to it.</param>
    /// <param name="address">The address.</param>
    public SchemaAddress? Find(SourceDocument from, Uri address)
    {
        foreach (var document in _documents)
        {
            if (document.Addresses.TryGetValue(address.AbsoluteUri, out var pointer))
                return new SchemaAddress(document, pointer);
        }

        var local = SourceDocument.PathOf(address) is null ? Beside(from, address) : address;
        return local is not null && SourceDocument.PathOf(local) is { } path && Load(path) is { } found ? new SchemaAddress(found, JsonPointer.Root) : null;
    }

    /// <summary>Documents that know each other by web addresses lie beside each other as their addresses do.</summary>
    private static Uri? Beside(SourceDocument from, Uri address)
    {
        if (from.Path is null)
            return null;
        var own = from.ResourceOf(JsonPointer.Root).Address;
        var relative = own.MakeRelativeUri(address);
        return relative.IsAbsoluteUri ? null : new Uri(from.FileAddress, relative);
    }

    private SourceDocument? Load(string path)
    {
        path = File.Exists(path) ? Path.GetFullPath(path) : path;
        if (_files.TryGetValue(path, out var known))
            return known;
        if (!ImportInputs.SchemaExtensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) || !File.Exists(path))
            return null;
        return Read(new ImportInput(Path.GetRelativePath(Environment.CurrentDirectory, path).Replace('\\', '/'), () => File.OpenRead(path)) { IsFile = true });
    }

    private static bool IsYaml(string name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
}
