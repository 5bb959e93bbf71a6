using System.Diagnostics;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.CompilerTests.Loading;

public sealed class SchemaFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var problem = Assert.Single((await Passes.CompileAsync(_folder["none"])).Diagnostics);

        Assert.Equal($"{_folder["none"]}: error EVL001: There is no such folder.", problem.ToString());
    }

    [Fact]
    public async Task A_file_is_no_folder() =>
        Assert.Equal(["EVL001"], (await Passes.CompileAsync(_folder.Write("schemas", ""))).Problems());

    [Fact]
    public async Task A_folder_without_schemas_is_named()
    {
        _folder.Write("test.shop/notes.json", "{}");
        _folder.Write("event-log.meta.schema.json", "{}");

        Assert.Equal($"{_folder.Path}: error EVL002: The folder has no schema.", Assert.Single((await Passes.CompileAsync(_folder.Path)).Diagnostics).ToString());
    }

    [Theory]
    [InlineData(Schemas.OrdersFile)]
    [InlineData("test.shop/queries/orders.sql")]
    public async Task Text_that_is_not_utf8_is_named(string file)
    {
        _folder.Write(Schemas.OrdersFile, Schemas.Orders().ToString());
        File.WriteAllBytes(_folder.Write(file, ""), [0x2D, 0xFF]);

        var problem = Assert.Single((await Passes.CompileAsync(_folder.Path)).Diagnostics, diagnostic => diagnostic.IsError);

        Assert.StartsWith($"{_folder[file]}: error EVL008: Not UTF-8:", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Schemas.OrdersFile)]
    [InlineData("test.shop/samples/order-placed.first.json")]
    [InlineData("test.shop/queries/orders.sql")]
    public async Task A_file_that_cannot_be_read_is_named(string file)
    {
        _folder.Write(Schemas.OrdersFile, Schemas.Orders().ToString());
        File.Delete(_folder.Write(file, ""));
        File.CreateSymbolicLink(_folder[file], _folder["nowhere"]);

        var problems = (await Passes.CompileAsync(_folder.Path)).Diagnostics;

        Assert.Contains(problems, problem => problem.Descriptor == Descriptors.UnreadableFile && problem.Location.File == _folder[file]);
    }

    [Fact]
    public async Task A_sample_with_a_byte_order_mark_is_accepted()
    {
        _folder.Write(Schemas.OrdersFile, Schemas.Orders().ToString());
        _folder.Write("test.shop/samples/order-placed.one.json", "\uFEFF{ \"source\": \"test.shop\", \"detail-type\": \"Order Placed\", \"detail\": {} }");

        Assert.Empty((await Passes.CompileAsync(_folder.Path)).Problems());
    }

    [Theory]
    [InlineData(Schemas.OrdersFile, true, true)]
    [InlineData(Schemas.OrdersFile, false, true)]
    [InlineData(Schemas.OrdersFile, true, false)]
    [InlineData("test.shop/samples/order-placed.one.json", true, false)]
    [InlineData("test.shop/samples/order-placed.one.json", false, true)]
    [InlineData("test.shop/queries/orders.sql", false, true)]
    public async Task A_file_in_utf_16_is_named_as_such(string file, bool isLittleEndian, bool hasMark)
    {
        var encoding = new System.Text.UnicodeEncoding(!isLittleEndian, hasMark);
        _folder.Write(Schemas.OrdersFile, Schemas.Orders().ToString());
        File.WriteAllBytes(_folder.Write(file, ""), [.. encoding.GetPreamble(), .. encoding.GetBytes("{ \"a\": 1 }")]);

        var problem = Assert.Single((await Passes.CompileAsync(_folder.Path)).Diagnostics, diagnostic => diagnostic.IsError);

        Assert.Equal($"{_folder[file]}: error EVL008: The file is UTF-16, as Windows PowerShell writes it, and not UTF-8.", problem.ToString());
    }

    [Theory]
    [InlineData("test.shop/order-gone.schema.json")]
    [InlineData("test.shop/samples/order-placed.one.json")]
    [InlineData("test.shop/queries/orders.sql")]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task A_named_pipe_is_not_waited_for(string file)
    {
        if (OperatingSystem.IsWindows())
            return;
        _folder.Write(Schemas.OrdersFile, Schemas.Orders().ToString());
        File.Delete(_folder.Write(file, ""));
        Assert.Equal(0, (await ChildProcess.RunAsync(new ProcessStartInfo("mkfifo", [_folder[file]]))).ExitCode);

        var compilation = await Passes.CompileAsync(_folder.Path);

        Assert.Equal([_folder[file]], compilation.Diagnostics.Where(problem => problem.IsError).Select(problem => problem.Location.File));
        Assert.Single(compilation.Schemas);
    }

    [Fact]
    public async Task A_folder_named_as_a_schema_is_named_and_the_rest_is_read()
    {
        _folder.Write(Schemas.OrdersFile, Schemas.Orders("""{ "properties": { "x": { "tpye": 1 } } }""").ToString());
        Directory.CreateDirectory(_folder["test.shop/order-sent.schema.json"]);

        Assert.Equal(["EVL050", "EVL008"], (await Passes.CompileAsync(_folder.Path)).Problems());
    }

    [Fact]
    public async Task A_schema_may_be_a_link()
    {
        File.CreateSymbolicLink(_folder.Write(Schemas.OrdersFile + ".x", "")[..^2], _folder.Write("elsewhere/a.json", Schemas.Orders().ToString()));

        var compilation = await Passes.CompileAsync(_folder.Path);

        Assert.Empty(compilation.Problems());
        Assert.Single(compilation.Schemas);
    }

    [Fact]
    public async Task A_folder_that_contains_itself_ends()
    {
        _folder.Write(Schemas.OrdersFile, Schemas.Orders().ToString());
        Directory.CreateSymbolicLink(_folder["test.shop/again"], _folder.Path);

        Assert.Empty((await Passes.CompileAsync(_folder.Path)).Problems());
    }

    [Fact]
    public async Task Byte_order_marks_and_windows_line_ends_change_nothing()
    {
        var (schema, query) = (Schemas.Orders().ToString(), "-- title: Orders\n-- description: All\nSELECT 1\n");
        _folder.Write("unix/" + Schemas.OrdersFile, schema);
        _folder.Write("unix/test.shop/queries/orders.sql", query);
        _folder.Write("windows/" + Schemas.OrdersFile, "\uFEFF" + schema.ReplaceLineEndings("\r\n"));
        _folder.Write("windows/test.shop/queries/orders.sql", "\uFEFF" + query.ReplaceLineEndings("\r\n"));

        var unix = Passes.Emit(await Passes.CompileAsync(_folder["unix"]));
        var windows = Passes.Emit(await Passes.CompileAsync(_folder["windows"]));

        Assert.Equal(unix.Artifacts.Select(artifact => artifact.Path), windows.Artifacts.Select(artifact => artifact.Path));
        NonEmpty.All(unix.Artifacts.Zip(windows.Artifacts), pair => Assert.Equal(pair.First.Content, pair.Second.Content));
        Assert.Equal(unix.Manifest.ToJson(), windows.Manifest.ToJson());
    }

    [Fact]
    public async Task Files_of_other_kinds_are_left_alone()
    {
        _folder.Write(Schemas.OrdersFile, Schemas.Orders().ToString());
        _folder.Write("test.shop/README.md", "# Orders");
        _folder.Write("test.shop/order-placed.json", "no JSON");
        _folder.Write("test.shop/samples/order-placed.first.txt", "no JSON");
        _folder.Write("test.shop/queries/orders.txt", "no SQL");
        _folder.Write("test.shop/samples/order-placed.schema.json", """{ "source": "test.shop", "detail-type": "Order Placed", "detail": {} }""");

        var compilation = await Passes.CompileAsync(_folder.Path);

        Assert.Empty(compilation.Problems());
        Assert.Equal(["order-placed.schema.json"], compilation.Samples.Select(sample => sample.File.Name));
        Assert.Single(compilation.Schemas);
    }

    [Fact]
    public async Task A_backslash_in_a_name_is_no_folder_where_folders_are_parted_by_slashes()
    {
        if (Path.DirectorySeparatorChar == '\\')
            return;

        _folder.Write("test.shop\\order-placed.schema.json", Schemas.Orders().ToString());

        Assert.Contains("EVL020", (await Passes.CompileAsync(_folder.Path)).Problems());
    }
}
