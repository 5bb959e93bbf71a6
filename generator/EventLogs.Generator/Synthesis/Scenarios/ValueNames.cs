namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>The names of values, each with a number, by which entities keep their values: names are looked up once, and not for each event.</summary>
internal sealed class ValueNames
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The number of a name: another one for each.</summary>
    public int this[string name]
    {
        get
        {
            if (!_numbers.TryGetValue(name, out var number))
                _numbers.Add(name, number = _numbers.Count);
            return number;
        }
    }
}
