using System.Globalization;
using System.Numerics;
using CsCheck;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.CompilerServices;

public sealed class IntegerTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.0", "0")]
    [InlineData("-0.0e5", "0")]
    [InlineData("0e999999999999999999999", "0")]
    [InlineData("7", "7")]
    [InlineData("-7", "-7")]
    [InlineData("1.0", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("1E+3", "1000")]
    [InlineData("1.5e1", "15")]
    [InlineData("1500e-2", "15")]
    [InlineData("-12.50e1", "-125")]
    [InlineData("0.0015e4", "15")]
    [InlineData("1e018", "1000000000000000000")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("9223372036854775807.000", "9223372036854775807")]
    [InlineData("-922337203685477580.8e1", "-9223372036854775808")]
    public void Numbers_without_a_fraction_become_digits(string number, string digits) =>
        Assert.Equal($$"""{"v":{{digits}}}""", Map(number));

    [Theory]
    [InlineData("0.5")]
    [InlineData("1.5e0")]
    [InlineData("15e-1")]
    [InlineData("1e-999999999999999999999")]
    [InlineData("1000000000000000000000000000000.5")]
    [InlineData("1.00000000000000000000000000000000000000001")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public void Fractions_and_other_values_have_the_wrong_type(string value) => Assert.Equal("WrongType $.v", Map(value));

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("9223372036854775808.0")]
    [InlineData("1e19")]
    [InlineData("1e400")]
    [InlineData("1e999999999999999999999")]
    [InlineData("99999999999999999999999999999999999999999999")]
    public void More_than_64_bits_are_out_of_range(string number) => Assert.Equal("OutOfRange $.v", Map(number));

    [Fact]
    public void Any_notation_means_the_same_number() =>
        Property.Holds(Gen.Select(Gen.Long, Gen.Int[-25, 25], Gen.Int[0, 3]), number =>
        {
            var (mantissa, exponent, zeros) = number;
            var text = $"{mantissa.ToString(CultureInfo.InvariantCulture)}.{new string('0', zeros + 1)}e{exponent}";
            var scale = BigInteger.Pow(10, Math.Abs(exponent));
            var isWhole = exponent >= 0 || mantissa % scale == 0;
            var value = exponent >= 0 ? mantissa * scale : mantissa / scale;
            var fits = value >= long.MinValue && value <= long.MaxValue;
            Assert.Equal(!isWhole ? "WrongType $.v" : fits ? $$"""{"v":{{value}}}""" : "OutOfRange $.v", Map(text));
        });

    private static string Map(string number) => TestLine.Of(number, static (ref row, key, slot, path, missing) => row.Integer(key, slot, path, missing));
}
