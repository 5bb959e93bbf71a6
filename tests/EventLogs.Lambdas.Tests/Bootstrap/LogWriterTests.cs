using System.Text;
using System.Text.Json;
using CsCheck;
using EventLogs.Lambdas.Bootstrap;

namespace EventLogs.Lambdas.Tests.Bootstrap;

/// <summary>The lines of the log are JSON, one object each, whatever they say.</summary>
public sealed class LogWriterTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\"quoted\" \\ and \t\r\n\u0001", "\\u0022quoted\\u0022 \\u005c and \\u0009\\u000d\\u000a\\u0001")]
    [InlineData("<b>'é' & 部署 😀</b>", "<b>'é' & 部署 😀</b>")]
    public void Escapes_what_json_wants_escaped_and_nothing_else(string text, string written) =>
        Assert.Equal($"{{\"level\":\"ERROR\",\"message\":\"{written}\"}}\n", Line(text));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() =>
        Assert.Equal("{\"level\":\"ERROR\",\"message\":\"half \\ufffd of it\"}\n", Line("half \ud83d of it"));

    [Fact]
    public void Any_text_comes_back_as_it_was() => Gen.String.Sample(text =>
    {
        using var line = JsonDocument.Parse(Line(text));
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)); // halves of surrogate pairs replaced
        return line.RootElement.GetProperty("message").GetString() == whole;
    });

    private static string Line(string message)
    {
        using var output = new MemoryStream();
        var log = new LogWriter(output);
        log.BeginError(null, message);
        log.End();
        log.Flush();
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
