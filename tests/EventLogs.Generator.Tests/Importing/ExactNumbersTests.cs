using System.Globalization;
using System.Numerics;
using CsCheck;
using EventLogs.Generator.Importing;

namespace EventLogs.Generator.Tests.Importing;

public sealed class ExactNumbersTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("0.0")]
    [InlineData("0e99")]
    [InlineData("0.1")]
    [InlineData("1e3")]
    [InlineData("1.0E+2")]
    [InlineData("100")]
    [InlineData("-2.50")]
    [InlineData("9007199254740992")]
    [InlineData("1e300")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("4.9e-324")]
    public void A_double_holds(string number) => Assert.True(ExactNumbers.FitsDouble(number));

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("18446744073709551615")]
    [InlineData("18446744073709551616")]
    [InlineData("123456789012345678.123456789")]
    [InlineData("0.1234567890123456789")]
    [InlineData("1e400")]
    [InlineData("-1E309")]
    [InlineData("1e-400")]
    [InlineData("1e99999999999999999999")]
    public void A_double_does_not_hold(string number) => Assert.False(ExactNumbers.FitsDouble(number));

    [Fact]
    public void An_integer_fits_when_its_digits_come_back() => Property.Holds(
        Gen.Select(Gen.Long, Gen.Int[0, 30]),
        both =>
        {
            var number = new BigInteger(both.Item1) * BigInteger.Pow(10, both.Item2);
            var back = double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);

            Assert.Equal(BigInteger.Parse(back, NumberStyles.Float, CultureInfo.InvariantCulture) == number, ExactNumbers.FitsDouble(number.ToString(CultureInfo.InvariantCulture)));
        },
        count: 2_000);
}
