using System.Globalization;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>What stands for a value in a text: <c>{name}</c>; or for a random one: <c>{uuid}</c>, <c>{hex 17}</c>, <c>{upper 9}</c>, <c>{digits 12}</c>.</summary>
internal sealed class Placeholder
{
    private const string Hex = "0123456789abcdef";
    private const string Digits = "0123456789";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private readonly string _name;
    private readonly int _number;
    private readonly Func<Random, string>? _draw;

    /// <param name="name">What stands between the braces.</param>
    /// <param name="names">The names of all values.</param>
    public Placeholder(string name, ValueNames names)
    {
        (_name, _number) = (name, names[name]);
        _draw = name.Split(' ') switch
        {
            ["uuid"] => FormatText.Uuid,
            ["hex", var count] => Text(Hex, count),
            ["upper", var count] => Text(Upper, count),
            ["digits", var count] => Text(Digits, count),
            _ => null,
        };
    }

    /// <summary>The value of an entity, or else a random one.</summary>
    /// <exception cref="ScenarioException">There is no such value.</exception>
    public string Value(Entity entity, Random random) => entity[_number] ?? _draw?.Invoke(random) ?? throw new ScenarioException($"There is no value '{_name}'.");

    /// <summary>Whether there is no value, or an empty one.</summary>
    public bool IsEmpty(Entity entity) => string.IsNullOrEmpty(entity[_number]);

    private static Func<Random, string>? Text(string characters, string count) =>
        int.TryParse(count, CultureInfo.InvariantCulture, out var length) ? random => random.GetString(characters, length) : null;
}
