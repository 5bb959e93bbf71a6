using System.Text;
using EventLogs.Fuzz;

namespace EventLogs.Runtime.Tests.Fuzzing;

/// <summary>Texts that are worth keeping: the well-known cases of JSONTestSuite, and what fuzzing has found.</summary>
public sealed class RegressionTests
{
    // each line: y (JSON), n (no JSON) or i (either, but as the reference says), a name, and the text with \xHH for bytes
    private static readonly string[] Lines =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fuzzing", "json-test-suite.txt")).Where(line => line.Length > 0 && line[0] != '#'),
    ];

    public static TheoryData<string, byte[]> Cases
    {
        get
        {
            var cases = new TheoryData<string, byte[]>();
            foreach (var line in Lines)
            {
                var parts = line.Split('\t');
                cases.Add(parts[0], Bytes(parts[1]));
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void As_a_value_that_no_column_needs(string name, byte[] text)
    {
        using var differential = new Differential();
        byte[] utf8Event = [.. "{\"x\":"u8, .. text, .. ",\"source\":\"fixtures.nasty\"}"u8];
        Assert.Null(differential.Compare("fixtures.nasty/nasty-event", utf8Event));
        var error = differential.LastError;
        Assert.Equal(name[0] == 'y' ? "WrongEvent" : error, error);
        Assert.True(name[0] != 'n' || error is "InvalidJson" or "InvalidText", $"{name} was taken for JSON");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void As_the_whole_event(string name, byte[] text)
    {
        using var differential = new Differential();
        Assert.Null(differential.Compare("fixtures.deep/deep-event", text));
        Assert.True(name[0] != 'y' || differential.LastError is "NotAnObject" or "WrongEvent", $"{name} was refused: {differential.LastError}");
    }

    /// <summary>Reads a text in which <c>\xHH</c> is a byte; everything else is itself, in UTF-8.</summary>
    private static byte[] Bytes(string text)
    {
        List<byte> bytes = [];
        var parts = text.Split("\\x");
        bytes.AddRange(Encoding.UTF8.GetBytes(parts[0]));
        foreach (var part in parts[1..])
        {
            bytes.Add(Convert.ToByte(part[..2], 16));
            bytes.AddRange(Encoding.UTF8.GetBytes(part[2..]));
        }

        return [.. bytes];
    }
}
