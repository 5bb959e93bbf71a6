using CsCheck;
using EventLogs.Compiler.Naming;

namespace EventLogs.CompilerTests.Naming;

public sealed class TakenNamesTests
{
    private static readonly string[] Names = ["a", "A", "a2", "a3", "b", "a2_2"];

    [Fact]
    public void A_name_gets_the_lowest_number_that_makes_it_new() =>
        Property.Holds(Gen.Int[0, Names.Length - 1].Select(index => Names[index]).Array[0, 20], names =>
        {
            var (taken, slow) = (new TakenNames(["A3"], StringComparer.OrdinalIgnoreCase), new HashSet<string>(["A3"], StringComparer.OrdinalIgnoreCase));
            Assert.Equal(names.Select(name => Slowly(name, slow)), names.Select(taken.Unique));
        });

    private static string Slowly(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var number = 2; !taken.Add(unique); number++)
            unique = $"{name}{(char.IsDigit(name[^1]) ? "_" : "")}{number}";
        return unique;
    }
}
