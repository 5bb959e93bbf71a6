namespace EventLogs.Compiler.Naming;

/// <summary>Names that are in use, and the lowest numbers that make others of them: ten thousand equal names are no more work each than two.</summary>
internal sealed class TakenNames(IEnumerable<string> names, StringComparer comparer) : HashSet<string>(names, comparer)
{
    private readonly Dictionary<string, int> _next = new(comparer);

    public TakenNames(StringComparer comparer) : this([], comparer) { }

    /// <summary>The name, or with the lowest number after it that makes it new. It is in use from then on.</summary>
    public string Unique(string name)
    {
        var unique = name;
        var number = _next.GetValueOrDefault(name, 2);
        while (!Add(unique))
            unique = $"{name}{(char.IsDigit(name[^1]) ? "_" : "")}{number++}";
        _next[name] = number;
        return unique;
    }
}
