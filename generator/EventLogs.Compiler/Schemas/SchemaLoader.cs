using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Files;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Model;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace EventLogs.Compiler.Schemas;

/// <summary>The Load pass: from a folder to schemas that can be linted and bound.</summary>
internal static class SchemaLoader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<LoadedSchemas> LoadAsync(string folder, string name, ICollection<Diagnostic> problems)
    {
        if (!Directory.Exists(folder))
        {
            problems.Add(Descriptors.FolderNotFound.At(new Location(name), "There is no such folder."));
            return LoadedSchemas.None;
        }

        var files = SchemaFolder.Find(folder, name);
        foreach (var (file, problem) in files.Unreadable)
            problems.Add(Descriptors.UnreadableFile.At(new Location(file.DisplayPath), problem));
        foreach (var file in files.OtherSamples)
            problems.Add(Descriptors.UnreadSample.At(new Location(file.DisplayPath), "A sample is one event, in a file that ends in .json."));
        if (files.Schemas.IsEmpty)
            problems.Add(Descriptors.NoSchemas.At(new Location(name), "The folder has no schema."));

        var documents = ImmutableArray.CreateBuilder<SchemaDocument>();
        var unreadable = ImmutableArray.CreateBuilder<SchemaId>();
        foreach (var file in files.Schemas)
        {
            if (ReadText(file, problems) is { } text && await ReadAsync(file, text, problems).ConfigureAwait(false) is { } document)
                documents.Add(document);
            else
                unreadable.Add(file.Id);
        }

        ImmutableArray<ViewFile> views = [.. files.Views.Select(file => ReadText(file, problems) is { } text ? new ViewFile(file, text) : null).OfType<ViewFile>()];
        return new LoadedSchemas(
            documents.ToImmutable(),
            [.. files.Samples.Select(file => ReadSample(file, problems)).OfType<SampleFile>()],
            [.. files.Queries.Select(file => ReadText(file, problems) is { } text ? new QueryFile(file, text) : null).OfType<QueryFile>()],
            views,
            unreadable.ToImmutable())
        {
            HasUnreadableViews = views.Length < files.Views.Length,
        };
    }

    /// <summary>Reads the text of one schema; null when it is not a JSON object, which is reported.</summary>
    public static async Task<SchemaDocument?> ReadAsync(SchemaFile schema, string text, ICollection<Diagnostic> problems)
    {
        var (file, problem) = JsonFile.Parse(schema.DisplayPath, text);
        if (file is null)
        {
            problems.Add(problem!);
            return null;
        }

        if (file.Root is not JObject root)
        {
            problems.Add(Descriptors.UnreadableSchema.At(file.At(JsonPointer.Root), "A schema file holds one JSON object."));
            return null;
        }

        var definition = SchemaCheck.Passes(file, root, problems) ? await ToDefinitionAsync(file, root, problems).ConfigureAwait(false) : null;
        return new SchemaDocument(schema.Id, file, root, definition, TableMappingReader.Read(file, root, problems));
    }

    [SuppressMessage("Design", "CA1031", Justification = "NJsonSchema throws many types on odd schemas; each becomes a diagnostic.")]
    private static async Task<JsonSchema?> ToDefinitionAsync(JsonFile file, JObject root, ICollection<Diagnostic> problems)
    {
        try
        {
            return await JsonSchema.FromJsonAsync(NormalForm.Of(root).ToString(Formatting.None)).ConfigureAwait(false);
        }
        catch (Exception problem)
        {
            problems.Add(Descriptors.UnreadableSchema.At(file.At(JsonPointer.Root), $"NJsonSchema cannot read it: {problem.Message}"));
            return null;
        }
    }

    /// <summary>The text of a file with LF line ends; null when it cannot be read, which is reported.</summary>
    public static string? ReadText(SchemaFile file, ICollection<Diagnostic> problems)
    {
        if (ReadBytes(file, problems) is not { } bytes)
            return null;

        try
        {
            return TextEncoding.IsUtf16(bytes)
                ? Utf16<string>(file, problems)
                : StrictUtf8.GetString(TextEncoding.WithoutMark(bytes)).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException problem)
        {
            problems.Add(Descriptors.UnreadableFile.At(new Location(file.DisplayPath), $"Not UTF-8: {problem.Message}"));
            return null;
        }
    }

    /// <summary>A sample without the byte order mark that an editor put first; null when it cannot be read, which is reported.</summary>
    private static SampleFile? ReadSample(SchemaFile file, ICollection<Diagnostic> problems)
    {
        if (ReadBytes(file, problems) is not { } bytes)
            return null;

        // what is to be refused may be any bytes
        var isRefused = SampleName.TryParse(file, out var name) && name.IsRefused;
        return TextEncoding.IsUtf16(bytes) && !isRefused ? Utf16<SampleFile>(file, problems) : new SampleFile(file, [.. TextEncoding.WithoutMark(bytes)]);
    }

    private static T? Utf16<T>(SchemaFile file, ICollection<Diagnostic> problems) where T : class
    {
        problems.Add(Descriptors.UnreadableFile.At(new Location(file.DisplayPath), "The file is UTF-16, as Windows PowerShell writes it, and not UTF-8."));
        return null;
    }

    private static byte[]? ReadBytes(SchemaFile file, ICollection<Diagnostic> problems)
    {
        try
        {
            return RegularFile.ReadAllBytes(file.FullPath);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add(Descriptors.UnreadableFile.At(new Location(file.DisplayPath), problem.Message));
            return null;
        }
    }
}

/// <summary>What the Load pass found.</summary>
/// <param name="Schemas">The schemas that hold JSON.</param>
/// <param name="Samples">The samples.</param>
/// <param name="Queries">The saved queries.</param>
/// <param name="Views">The views.</param>
/// <param name="Unreadable">The schemas that do not, which was reported: nothing is known of what belongs to them.</param>
internal sealed record LoadedSchemas(
    ImmutableArray<SchemaDocument> Schemas,
    ImmutableArray<SampleFile> Samples,
    ImmutableArray<QueryFile> Queries,
    ImmutableArray<ViewFile> Views,
    ImmutableArray<SchemaId> Unreadable)
{
    public static LoadedSchemas None { get; } = new([], [], [], [], []);

    /// <summary>Whether there are views that could not be read, which was reported: any name may be theirs.</summary>
    public bool HasUnreadableViews { get; init; }
}

/// <summary>A sample event. Bytes, because a refused sample need be neither JSON nor UTF-8.</summary>
internal sealed record SampleFile(SchemaFile File, byte[] Event);

/// <summary>A saved query, with LF line ends.</summary>
internal sealed record QueryFile(SchemaFile File, string Sql)
{
    /// <summary>The tables and views that it reads, those that its views read included; known once it is bound.</summary>
    public ImmutableHashSet<string> Tables { get; init; } = [];

    /// <summary>The location of a character.</summary>
    public Location At(int offset) => Location.In(File.DisplayPath, Sql, offset);
}

/// <summary>A view that was written by hand, with LF line ends.</summary>
internal sealed record ViewFile(SchemaFile File, string Sql)
{
    /// <summary>Its name: that of its file.</summary>
    public string Name => File.Name[..^".sql".Length];

    /// <summary>Its name as Athena takes it.</summary>
    public string TableName => Name.ToLowerInvariant();

    public string Query => ViewText.Query(Sql);
}
