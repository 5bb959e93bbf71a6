using System.Globalization;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>A document with schemas, as people have it.</summary>
internal sealed class SourceDocument
{
    /// <summary>Where documents are that have no address: those of files differ by their paths.</summary>
    private const string Local = "eventlogs://local";

    /// <summary>Keywords whose values are data.</summary>
    private static readonly string[] Data = ["const", "enum", "example", "examples", "default"];

    private readonly JsonPointer _start;
    private readonly Lazy<Names> _names;

    /// <summary>A document.</summary>
    /// <param name="file">The file that it is in.</param>
    /// <param name="start">Where in the file it starts.</param>
    /// <param name="path">The file's full path; null where it is none.</param>
    public SourceDocument(JsonFile file, JsonPointer start, string? path)
    {
        (File, _start, Path) = (file, start, path);
        Root = start.Find(file.Root)!;
        Draft = Root is JObject root ? Drafts.Of(root) : Draft.Unknown;
        _names = new(() => new Names(this));
    }

    public JsonFile File { get; }

    /// <summary>The name of the file, and where in it the document starts: no other document has it.</summary>
    public string Name => File.Path + _start;

    public string? Path { get; }

    public JToken Root { get; }

    public Draft Draft { get; init; }

    /// <summary>The address that relative references of a file start from, whatever the document calls itself.</summary>
    public Uri FileAddress => new(Local + (Path is null ? "/" : Uri.EscapeDataString(Path.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal)));

    /// <summary>The schemas that have an address of their own.</summary>
    public IReadOnlyDictionary<string, JsonPointer> Addresses => _names.Value.Addresses;

    public Location At(JsonPointer pointer) => File.At(_start.Then([.. pointer.Tokens]));

    /// <summary>The schema that an anchor names, in the resource at a pointer or else anywhere.</summary>
    public JsonPointer? Anchor(JsonPointer resource, string name) =>
        _names.Value.Anchors.TryGetValue((resource.ToString(), name), out var found) ? found
        : _names.Value.Anchors.Where(anchor => anchor.Key.Name == name).Select(anchor => (JsonPointer?)anchor.Value).FirstOrDefault();

    /// <summary>The resource that a schema belongs to, and its address: that of the nearest <c>$id</c> around it, or the file's.</summary>
    public (JsonPointer Resource, Uri Address) ResourceOf(JsonPointer pointer)
    {
        var (resource, address) = (JsonPointer.Root, FileAddress);
        for (var depth = 0; depth <= pointer.Tokens.Length; depth++)
        {
            var at = new JsonPointer(pointer.Tokens[..depth]);
            if (Identity(at.Find(Root)) is { } id && !id.StartsWith('#') && Uri.TryCreate(address, id, out var own))
                (resource, address) = (at, WithoutFragment(own));
        }

        return (resource, address);
    }

    public static Uri WithoutFragment(Uri address) => address.Fragment.Length == 0 ? address : new Uri(address.AbsoluteUri.Split('#')[0]);

    /// <summary>The path of the file at an address; null when it is not a file's.</summary>
    public static string? PathOf(Uri address) =>
        address.AbsoluteUri.StartsWith(Local + "/", StringComparison.Ordinal) ? Uri.UnescapeDataString(address.AbsoluteUri[Local.Length..]) : null;

    private static string? Identity(JToken? token) =>
        token is JObject schema && (schema["$id"] ?? schema["id"]) is { Type: JTokenType.String } id ? (string?)id : null;

    /// <summary>Everything in a document that can be referred to by a name.</summary>
    private sealed class Names
    {
        public Names(SourceDocument document) => Visit(document.Root, JsonPointer.Root, JsonPointer.Root, document.FileAddress);

        public Dictionary<string, JsonPointer> Addresses { get; } = new(StringComparer.Ordinal);

        public Dictionary<(string Resource, string Name), JsonPointer> Anchors { get; } = [];

        private void Visit(JToken token, JsonPointer at, JsonPointer resource, Uri address)
        {
            if (token is JObject schema)
                (resource, address) = Note(schema, at, resource, address);
            foreach (var (name, child) in Children(token))
                Visit(child, at.Then(name), resource, address);
        }

        private (JsonPointer Resource, Uri Address) Note(JObject schema, JsonPointer at, JsonPointer resource, Uri address)
        {
            if (Identity(schema) is { } id)
            {
                if (id.StartsWith('#'))
                    Anchors.TryAdd((resource.ToString(), id[1..]), at);
                else if (Uri.TryCreate(address, id, out var own) && Addresses.TryAdd(WithoutFragment(own).AbsoluteUri, at))
                    (resource, address) = (at, WithoutFragment(own));
            }

            foreach (var keyword in new[] { "$anchor", "$dynamicAnchor" })
            {
                if (schema[keyword] is { Type: JTokenType.String } anchor)
                    Anchors.TryAdd((resource.ToString(), (string)anchor!), at);
            }

            return (resource, address);
        }

        private static IEnumerable<(string Name, JToken Value)> Children(JToken token) => token switch
        {
            JObject members => members.Properties().Where(member => !Data.Contains(member.Name)).Select(member => (member.Name, member.Value)),
            JArray items => items.Select((item, index) => (index.ToString(CultureInfo.InvariantCulture), item)),
            _ => [],
        };
    }
}

/// <summary>Where a schema stands.</summary>
/// <param name="Document">The document.</param>
/// <param name="Pointer">Where in it.</param>
internal readonly record struct SchemaAddress(SourceDocument Document, JsonPointer Pointer)
{
    public JToken? Schema => Pointer.Find(Document.Root);

    public SchemaAddress Then(params ReadOnlySpan<string> tokens) => this with { Pointer = Pointer.Then(tokens) };

    /// <summary>The same for the same schema.</summary>
    public string Key => $"{Document.Name}#{Pointer}";

    public Location Location => Document.At(Pointer);
}
