using EventLogs.Input;
using EventLogs.Local.Ingest;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Ingest;

public sealed class InputFinderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_of_a_folder_come_in_ordinal_order_of_their_paths()
    {
        foreach (var name in new[] { "in/b.json", "in/B.json", "in/a/z.ndjson", "in/a.jsonl", "in/c.GZ", "in/readme.md", "in/.hidden" })
            _folder.Write(name, "{}");

        var found = Find(_folder["in"]);

        Assert.Equal(["in/B.json", "in/a.jsonl", "in/a/z.ndjson", "in/b.json", "in/c.GZ"], found.Files.Select(file => Relative(file.Name)));
        Assert.Equal(["in/.hidden", "in/readme.md"], found.Skipped.Select(Relative));
        Assert.Empty(found.Errors);
    }

    [Fact]
    public void A_file_that_is_named_is_read_whatever_its_name()
    {
        var path = _folder.Write("events.txt", "{}");

        Assert.Equal([(path, 2L)], Find(path).Files.Select(file => (file.Name, file.Length)));
    }

    [Fact]
    public void Every_path_that_is_not_there_is_an_error()
    {
        var found = Find(_folder["no.json"], "-", _folder["nothing"]);

        string[] missing = [_folder["no.json"], _folder["nothing"]];
        Assert.Equal(missing.Select(path => path + ": no such file or folder"), found.Errors.ToArray());
        Assert.Equal(["<standard input>"], found.Files.Select(file => file.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"a\":\"some text\"}")]
    public void Compressed_content_is_seen_by_its_bytes(string text)
    {
        Assert.Equal(text, Decompress(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, Decompress(Gzip.Compress(text)));
        Assert.Equal(text + text, Decompress([.. Gzip.Compress(text), .. Gzip.Compress(text)]));
    }

    private static InputFiles Find(params string[] paths) => new InputFinder(() => Stream.Null).Find(paths);

    private static string Decompress(byte[] content)
    {
        using var text = new StreamReader(InputBytes.Open(new ChunkedStream(content, 1)));
        return text.ReadToEnd();
    }

    private string Relative(string path) => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/');
}
