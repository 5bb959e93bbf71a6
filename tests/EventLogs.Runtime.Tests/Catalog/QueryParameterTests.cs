using CsCheck;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Runtime.Tests.Catalog;

public sealed class QueryParameterTests
{
    [Theory]
    [InlineData("int", "30", "30")]
    [InlineData("int", "-5", "(-5)")]
    [InlineData("int", "9223372036854775808", null)]
    [InlineData("int", "1.5", null)]
    [InlineData("int", "1 OR 1", null)]
    [InlineData("double", "0.5", "5.0000000000000000E-001")]
    [InlineData("double", "NaN", null)]
    [InlineData("string", "it's", "'it''s'")]
    [InlineData("string", "", "''")]
    [InlineData("string", "a\0", null)]
    [InlineData("boolean", "True", "true")]
    [InlineData("boolean", "1", null)]
    [InlineData("date", "2026-02-28", "DATE '2026-02-28'")]
    [InlineData("date", "2026-02-29", null)]
    [InlineData("integer", "1", null)]
    public void A_value_becomes_a_literal_of_its_type_or_nothing(string type, string value, string? literal) =>
        Assert.Equal(literal, new QueryParameter("p", type, "").LiteralOf(value));

    [Fact]
    public void No_text_gets_out_of_its_quotes() =>
        Gen.String.Sample(text =>
        {
            if (new QueryParameter("p", "string", "").LiteralOf(text) is not { } literal)
                return text.Contains('\0', StringComparison.Ordinal);
            return literal[0] == '\'' && literal[^1] == '\'' && literal[1..^1].Replace("''", "", StringComparison.Ordinal) == text.Replace("'", "", StringComparison.Ordinal)
                && literal.Count(c => c == '\'') == 2 + (2 * text.Count(c => c == '\''));
        });

    [Fact]
    public void Defaults_stand_in_a_query_where_no_values_are_given()
    {
        var query = new SavedQuery("s/q", "t", "d", "-- title: t\n-- param: n int = 3\nSELECT ${n}, '${n}', \"${n}\" /* ${n} */ -- ${n}\n");

        Assert.Equal("-- title: t\n-- param: n int = 3\nSELECT 3, '${n}', \"${n}\" /* ${n} */ -- ${n}\n", query.SqlWithDefaults());
        Assert.Equal(query.Sql.Length, QueryTemplate.Read(query.Sql).Mask().Length);
    }

    [Fact]
    public void A_query_without_parameters_stays_as_it_is() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["${}'\"-/*\nab"], 0, 40]).Sample(sql =>
        {
            var template = QueryTemplate.Read(sql);
            return template.Fill(new Dictionary<string, string>()) == sql && template.Mask().Length == sql.Length;
        });
}
