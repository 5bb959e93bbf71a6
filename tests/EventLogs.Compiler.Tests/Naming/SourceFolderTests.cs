using CsCheck;
using EventLogs.Compiler.Naming;

namespace EventLogs.CompilerTests.Naming;

public sealed class SourceFolderTests
{
    [Theory]
    [InlineData("aws.codedeploy", "aws.codedeploy")]
    [InlineData("com.Example_shop-1", "com.Example_shop-1")]
    [InlineData("aws.partner/shop.example/orders", "aws.partner-shop.example-orders")]
    [InlineData("a b:c*d?", "a-b-c-d-")]
    [InlineData("größe", "gr--e")]
    [InlineData("a🙂b", "a-b")]
    [InlineData("..", "-")]
    [InlineData(".hidden.", "hidden")]
    [InlineData("../../etc", "-..-etc")]
    [InlineData("", "-")]
    public void A_source_becomes_the_name_of_one_folder(string source, string expected) => Assert.Equal(expected, SourceFolder.Of(source));

    [Fact]
    public void No_source_leaves_the_folder_of_schemas() =>
        Property.Holds(Gen.OneOf(Gen.String, Gen.String["./\\a"]), source =>
        {
            var folder = SourceFolder.Of(source);

            Assert.Matches("^[A-Za-z0-9_-]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$", folder);
            Assert.Equal(folder, SourceFolder.Of(folder));
        });
}
