namespace EventLogs.Partitions;

/// <summary>Compares types as Hive writes them.</summary>
internal static class TypeGrowth
{
    /// <summary>
    /// Whether one type is another, but for more fields at the end of its structs:
    /// <c>array&lt;struct&lt;a:int&gt;&gt;</c> grows to <c>array&lt;struct&lt;a:int,b:int&gt;&gt;</c>.
    /// </summary>
    public static bool IsSameOrGrown(string before, string after)
    {
        var isStruct = new Stack<bool>();
        var at = 0;
        foreach (var (index, character) in before.Index())
        {
            if (character == '>' && isStruct.TryPop(out var ends) && ends && at < after.Length && after[at] == ',')
                at = End(after, at);
            if (at >= after.Length || after[at] != character)
                return false;
            if (character == '<')
                isStruct.Push(before.AsSpan(0, index).EndsWith("struct", StringComparison.Ordinal));
            at++;
        }

        return at == after.Length;
    }

    /// <summary>Where the bracket closes that is open at a position.</summary>
    private static int End(string type, int at)
    {
        for (var depth = 0; at < type.Length; at++)
        {
            if (type[at] == '<')
                depth++;
            else if (type[at] == '>' && depth-- == 0)
                break;
        }

        return at;
    }
}
