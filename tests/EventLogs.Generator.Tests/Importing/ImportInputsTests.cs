using System.Text;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Generator.Importing;

namespace EventLogs.Generator.Tests.Importing;

public sealed class ImportInputsTests
{
    private readonly List<Diagnostic> _problems = [];

    [Fact]
    public void Files_folders_and_standard_input_are_read_once_and_in_order()
    {
        using var folder = new TempFolder();
        folder.Write("b/2.json", "two");
        folder.Write("b/deep/1.json", "one");
        folder.Write("b/notes.txt", "none");
        folder.Write("a.txt", "a\r\nb");

        var inputs = Read(folder["b"], ImportInputs.StandardInput, folder["a.txt"], folder["b/2.json"]);

        Assert.Equal(
            [("b/2.json", "two"), ("b/deep/1.json", "one"), ("-", "input"), ("a.txt", "a\nb")],
            inputs.Select(input => (input.Name.Replace(folder.Path + "/", "", StringComparison.Ordinal), ImportInputs.ReadText(input, _problems))));
        Assert.Empty(_problems);
    }

    /// <summary>PowerShell redirects the output of a command so.</summary>
    [Fact]
    public void A_byte_order_mark_says_how_to_read()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["utf8"], "{\"é\": 1}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.WriteAllText(folder["utf16"], "{\"é\": 1}", Encoding.Unicode);

        NonEmpty.All(Read(folder["utf8"], folder["utf16"]), input => Assert.Equal("{\"é\": 1}", ImportInputs.ReadText(input, _problems)));
    }

    [Fact]
    public void What_cannot_be_read_keeps_nothing_else_out()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["latin"], [0x22, 0xE9, 0x22]);
        folder.Write("fine", "{}");

        var inputs = Read(folder["latin"], folder["none"], folder["fine"]);

        Assert.Equal([null, "{}"], inputs.Select(input => ImportInputs.ReadText(input, _problems)));
        Assert.Equal([("EVL100", folder["none"]), ("EVL008", folder["latin"])], _problems.Select(problem => (problem.Descriptor.Id, problem.Location.File)));
    }

    private IReadOnlyList<ImportInput> Read(params string[] paths) =>
        ImportInputs.Find(paths, isSamples: false, () => new MemoryStream("input"u8.ToArray()), _problems);
}
