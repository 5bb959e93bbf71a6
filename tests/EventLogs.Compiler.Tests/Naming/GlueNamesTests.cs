using CsCheck;
using EventLogs.Compiler.Naming;

namespace EventLogs.CompilerTests.Naming;

public sealed class GlueNamesTests
{
    [Theory]
    [InlineData("state", "state", false)]
    [InlineData("deploymentId", "deploymentid", false)]
    [InlineData("DEPLOYMENT_ID", "deployment_id", false)]
    [InlineData("deployment-id", "deployment_id", true)]
    [InlineData("deployment.id", "deployment_id", true)]
    [InlineData("deployment id", "deployment_id", true)]
    [InlineData("2nd", "2nd", false)]
    [InlineData("_id", "_id", false)]
    [InlineData("$ref", "_ref", true)]
    [InlineData("größe", "gr__e", true)]
    [InlineData("K\u212A", "k_", true)] // the Kelvin sign is a K only to Unicode
    [InlineData("İI", "_i", true)]
    [InlineData("名前", "__", true)]
    [InlineData("a🙂b", "a_b", true)]
    [InlineData("e\u0301", "e_", true)]
    [InlineData("a\tb\nc", "a_b_c", true)]
    [InlineData("`\"'", "___", true)]
    [InlineData(" ", "_", true)]
    [InlineData("", "_", true)]
    public void A_name_becomes_lower_case_letters_digits_and_underscores(string name, string expected, bool changes)
    {
        Assert.Equal(expected, GlueNames.Of(name));
        Assert.Equal(changes, GlueNames.Changes(name));
    }

    [Theory]
    [InlineData("a b c", "a b c")]
    [InlineData("Id id ID", "id id_2 id_3")]
    [InlineData("id ID id_2", "id id_3 id_2")]
    [InlineData("id_2 id ID", "id_2 id id_3")]
    [InlineData("ID_2 id iD Id_2", "id_2 id id_3 id_2_2")]
    [InlineData("a-b a_b a.b", "a_b a_b_2 a_b_3")]
    public void Fields_that_collide_get_a_number_and_leave_other_names_alone(string keys, string expected) =>
        Assert.Equal(expected.Split(' '), GlueNames.OfFields(keys.Split(' ')));

    [Fact]
    public void Names_are_legal_and_fields_distinct_whatever_the_keys() =>
        Property.Holds(Gen.OneOf(Gen.String, Gen.String["aA_2"], Gen.String["aA-ß\u212A🙂"[..6]]).List[0, 12], keys =>
        {
            var names = GlueNames.OfFields(keys);

            foreach (var name in keys.Select(GlueNames.Of).Concat(names))
                Assert.Matches("^[a-z0-9_]+$", name);
            Assert.Equal(names.Count, names.ToHashSet(StringComparer.Ordinal).Count);
            Assert.Equal(keys.Count, names.Count);
        });
}
