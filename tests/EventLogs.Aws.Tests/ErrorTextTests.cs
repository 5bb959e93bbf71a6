using CsCheck;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.Tests;

/// <summary>What servers say, made fit for header fields, log lines and terminals.</summary>
public sealed class ErrorTextTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(Gen.Char, Gen.Int[0, 7].Select(index => "\r\n#:\u001b\u2028\ud800A"[index])).Array[0, 300]
        .Select(characters => new string(characters));

    [Fact]
    public void A_code_is_one_word_or_none() => AnyText.Sample(text =>
    {
        var code = ErrorText.Code(text);
        Assert.True(code is null || (code.Length is > 0 and <= 128 && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')));
    });

    [Fact]
    public void A_message_is_one_line() => AnyText.Sample(text =>
        Assert.DoesNotContain(ErrorText.OneLine(text)!, c => char.IsControl(c) || c is '\u2028' or '\u2029'));

    [Theory]
    [InlineData("ThrottlingException", "ThrottlingException")]
    [InlineData("com.amazonaws.glue#AccessDeniedException", "AccessDeniedException")]
    [InlineData("ValidationException:http://internal.amazon.com/coral/com.amazon.coral.validate/", "ValidationException")]
    [InlineData("aws.protocoltests.json#FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/", "FooError")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_has_neither_namespace_nor_address(string? type, string? code) => Assert.Equal(code, ErrorText.Code(type));
}
