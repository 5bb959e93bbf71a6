using EventLogs.Compiler.Lowering.CSharp;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;

namespace EventLogs.CompilerTests.Lowering.CSharp;

public sealed class NestedTypeNamesTests
{
    private readonly NestedTypeNames _names = new(new SchemaId("test.source", "thing-happened"));

    [Fact]
    public void The_first_free_name_is_taken_and_the_last_one_numbered()
    {
        Assert.Equal("Config", _names.Next("Config", "DetailConfig"));
        Assert.Equal("DetailConfig", _names.Next("Config", "DetailConfig"));
        Assert.Equal("DetailConfig2", _names.Next("Config", "DetailConfig"));
        Assert.Equal("DETAILCONFIG3", _names.Next("CONFIG", "DETAILCONFIG"));
    }

    [Theory]
    [InlineData("ThingHappened", "ThingHappened2")]
    [InlineData("Event", "Event2")]
    [InlineData("ToString", "ToString2")]
    [InlineData("String", "String2")]
    [InlineData("Default", "Default2")]
    [InlineData("PropertyNames", "PropertyNames2")]
    [InlineData("DateFormatConverter", "DateFormatConverter2")]
    [InlineData("IReadOnlyListDetail", "TypeIReadOnlyListDetail")]
    [InlineData("NullableInt64", "TypeNullableInt64")]
    [InlineData("DetailPropInit", "DetailPropInitType")]
    public void A_name_that_something_else_has_is_not_given(string wanted, string given) => Assert.Equal(given, _names.Next(wanted));

    [Fact]
    public void A_long_name_is_cut_before_it_is_numbered()
    {
        var name = new string('A', 2 * CSharpNames.MaxLength);
        var cut = new string('A', CSharpNames.MaxLength);

        Assert.Equal(cut, _names.Next(name, name));
        Assert.Equal(cut + "2", _names.Next(name, name));
    }
}
