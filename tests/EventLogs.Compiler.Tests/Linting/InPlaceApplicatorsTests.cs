using EventLogs.Compiler.Json;
using EventLogs.Compiler.Schemas;

namespace EventLogs.CompilerTests.Linting;

public sealed class InPlaceApplicatorsTests
{
    [Theory]
    [InlineData("#", false)]
    [InlineData("#/properties/detail", false)]
    [InlineData("#/properties/detail/then", true)]
    [InlineData("#/not", true)]
    [InlineData("#/allOf/0", true)]
    [InlineData("#/anyOf/1/else", true)]
    [InlineData("#/dependencies/credit", true)]
    [InlineData("#/dependencies/if", true)]
    [InlineData("#/properties/then", false)]
    [InlineData("#/$defs/not", false)]
    [InlineData("#/items", false)]
    [InlineData("#/allOf/0/properties/a", false)]
    public void A_part_of_a_schema_is_about_the_same_value(string fragment, bool isPart) =>
        Assert.Equal(isPart, InPlaceApplicators.HaveSubschema(JsonPointer.FromFragment(fragment)!.Value));
}
