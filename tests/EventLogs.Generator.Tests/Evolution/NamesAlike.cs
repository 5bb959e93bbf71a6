using System.Collections.Immutable;
using CsCheck;
using EventLogs.Compiler.Model;
using static EventLogs.CompilerTestKit.Models;

namespace EventLogs.Generator.Tests.Evolution;

/// <summary>Small models whose names in C# depend on each other, and edits that let one name take the place of another.</summary>
internal static class NamesAlike
{
    private static readonly string[] Keys = ["a", "A", "a-", "item", "a item", "config", "Config"];

    private static readonly string[] Values = ["new", "NEW", "New", "new-", "PAID", "paid"];

    /// <summary>A model and what an edit made of it.</summary>
    public static Gen<(EventLog Before, EventLog After)> Edited { get; } =
        from seed in Gen.Int
        select Edit(new Random(seed));

    private static (EventLog, EventLog) Edit(Random random)
    {
        var before = Detail(random);
        var after = before;
        for (var edits = random.Next(1, 3); edits > 0; edits--)
            after = Edit(after, random);
        return (Log(DefaultId, before), Log(DefaultId, after));
    }

    private static StructType Detail(Random random)
    {
        var shared = Named(random.Next(2) == 0 ? null : Pick(Keys, random), Fields(random, AnyScalar));
        return Struct(Fields(random, r => r.Next(3) switch
        {
            0 => AnyScalar(r),
            1 => r.Next(2) == 0 ? shared : ArrayOf(shared),
            _ => Struct(Fields(r, AnyScalar)),
        }));
    }

    private static IEnumerable<Field> Fields(Random random, Func<Random, ColumnType> type) =>
        [.. random.GetItems(Keys, random.Next(1, 5)).Distinct().Select(key => Field(key, type(random), random))];

    private static Field Field(string key, ColumnType type, Random random) =>
        random.Next(2) == 0 ? Required(key, type) : Optional(key, type);

    private static ColumnType AnyScalar(Random random) => random.Next(4) switch
    {
        0 => Int,
        1 => Instant,
        _ => Text([.. random.GetItems(Values, random.Next(0, 4)).Distinct()]),
    };

    private static StructType Edit(StructType type, Random random)
    {
        var fields = type.Fields.ToList();
        var at = random.Next(fields.Count);
        var free = Keys.Where(key => !fields.Exists(field => field.Key == key)).ToArray();
        switch (random.Next(6))
        {
            case 0 when free.Length > 0:
                fields.Insert(random.Next(fields.Count + 1), Optional(Pick(free, random), Struct(Fields(random, AnyScalar))));
                break;
            case 1 when free.Length > 0:
                fields.Add(Field(Pick(free, random), AnyScalar(random), random));
                break;
            case 2:
                return Named(random.Next(2) == 0 ? null : Pick(Keys, random), fields);
            case 3:
                fields[at] = fields[at] with { IsRequired = !fields[at].IsRequired };
                break;
            default:
                fields[at] = fields[at] with { Type = Edit(fields[at].Type, random) };
                break;
        }

        return Named(type.Name, fields);
    }

    private static ColumnType Edit(ColumnType type, Random random) => type switch
    {
        StructType structure => Edit(structure, random),
        ArrayType array => ArrayOf(Edit(array.Element, random)),
        ScalarType { Kind: ScalarKind.String } text => text with { Values = Edit(text.Values, random) },
        _ => type,
    };

    private static ImmutableArray<string> Edit(ImmutableArray<string> values, Random random)
    {
        var free = Values.Except(values).ToArray();
        return random.Next(2) == 0 || free.Length == 0
            ? [.. values.Reverse()]
            : values.Insert(random.Next(values.Length + 1), Pick(free, random));
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
