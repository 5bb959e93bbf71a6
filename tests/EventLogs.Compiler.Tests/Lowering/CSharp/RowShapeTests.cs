using System.Collections.Immutable;
using EventLogs.Compiler.Lowering.CSharp;
using EventLogs.Compiler.Model;
using static EventLogs.CompilerTestKit.Models;

namespace EventLogs.CompilerTests.Lowering.CSharp;

public sealed class RowShapeTests
{
    [Fact]
    public void Keys_and_order_are_those_of_the_line()
    {
        var row = RowShape.Of(Log(Optional("camelCase", Struct(Optional("inner-Key", Text()))), Optional("a-b", Text())));

        Assert.Equal(["camelCase", "a-b"], row.Fields.Select(field => field.LineKey));
        Assert.Equal(["inner_key"], Inside(row, "camelCase").Select(field => field.LineKey));
    }

    [Fact]
    public void What_the_mapper_writes_as_text_is_text_without_known_values()
    {
        var row = RowShape.Of(Log(
            Optional("a", Instant), Optional("b", Timestamp), Optional("c", Json), Optional("d", Text("X")), Optional("e", ArrayOf(Json))));

        var types = row.Fields.Take(4).Select(field => field.Type).Append(Assert.IsType<ArrayType>(row.Fields[4].Type).Element);
        NonEmpty.All(types, type => Assert.True(type is ScalarType { Kind: ScalarKind.String, Values.IsEmpty: true }));
    }

    [Fact]
    public void Numbers_and_truth_values_stay_what_they_are()
    {
        var row = RowShape.Of(Log(Optional("a", Int), Optional("b", Number), Optional("c", MapOf(Bool))));

        Assert.Equal([Int, Number, MapOf(Bool)], row.Fields.Select(field => field.Type));
    }

    [Fact]
    public void A_field_has_a_value_for_sure_when_it_is_required_all_the_way_up()
    {
        var row = RowShape.Of(Log(
            Required("sure", Struct(Required("x", Text()), Optional("y", Text()), Required("deep", Struct(Required("x", Text()))))),
            Optional("maybe", Struct(Required("x", Text()))),
            Required("list", ArrayOf(Struct(Required("x", Text())))),
            Required("map", MapOf(Struct(Required("x", Text()))))));

        Assert.Equal([true, false, true, true], row.Fields.Select(field => field.IsRequired));
        Assert.Equal([true, false, true], Inside(row, "sure").Select(field => field.IsRequired));
        Assert.True(Assert.IsType<StructType>(Inside(row, "sure")[2].Type).Fields[0].IsRequired);
        Assert.False(Inside(row, "maybe")[0].IsRequired);
        Assert.False(Inside(row, "list")[0].IsRequired);
        Assert.False(Inside(row, "map")[0].IsRequired);
    }

    [Fact]
    public void A_shared_struct_stays_one_and_has_a_value_for_sure_only_when_it_has_everywhere()
    {
        var inner = Struct(Required("x", Text()));
        var shared = Named("Shared", Required("inner", inner));
        var row = RowShape.Of(Log(Required("sure", shared), Optional("maybe", shared)));

        Assert.Same(row.Fields[0].Type, row.Fields[1].Type);
        Assert.Equal("Shared", ((StructType)row.Fields[0].Type).Name);
        Assert.False(Inside(row, "sure")[0].IsRequired);
        Assert.False(Assert.IsType<StructType>(Inside(row, "sure")[0].Type).Fields[0].IsRequired);
    }

    [Fact]
    public void Structs_that_share_structs_that_share_structs_take_no_time()
    {
        ColumnType type = Text();
        for (var level = 0; level < 60; level++)
            type = Struct(Required("a", type), Optional("b", type), Required("c", ArrayOf(type)));

        Assert.Single(RowShape.Of(Log(Required("top", type))).Fields);
    }

    private static ImmutableArray<Field> Inside(StructType row, string key) => row.Fields.Single(field => field.Key == key).Type switch
    {
        StructType structure => structure.Fields,
        ArrayType { Element: StructType structure } => structure.Fields,
        MapType { Value: StructType structure } => structure.Fields,
        var other => throw new InvalidOperationException(other.ToString()),
    };
}
