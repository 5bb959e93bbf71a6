using EventLogs.Local.Query.Syntax;

namespace EventLogs.Local.Query.Dialect;

/// <summary><c>CAST</c> and <c>TRY_CAST</c>: the types, and the values that Trino rounds or writes otherwise.</summary>
internal sealed class Casts : ISqlRewrite
{
    public void Apply(List<SqlNode> nodes)
    {
        for (var i = 0; i + 1 < nodes.Count; i++)
        {
            if ((nodes[i].IsWord("cast") || nodes[i].IsWord("try_cast")) && nodes[i + 1].IsGroup('('))
                Rewrite(nodes, i, nodes[i].IsWord("try_cast"));
        }
    }

    private static void Rewrite(List<SqlNode> nodes, int at, bool isTry)
    {
        var children = nodes[at + 1].Children;
        var separator = children.FindLastIndex(node => node.IsWord("as"));
        if (separator <= 0 || separator == children.Count - 1)
            return;
        var value = children.Take(separator).Text();
        var type = children.Skip(separator + 1).ToList();
        var sql = Cast(value, type);
        nodes.Replace(at, 2, isTry ? $"TRY({sql})" : sql);
    }

    private static string Cast(string value, List<SqlNode> type)
    {
        if (type.Count == 1 && type[0].Identifier?.ToLowerInvariant() is { } name)
        {
            switch (name)
            {
                case "bigint" or "integer" or "int" or "smallint" or "tinyint":
                    return $"CAST(cast_to_integer({value}) AS {name})";
                case "varchar" or "string":
                    return $"cast_to_text({value})";
                case "json":
                    return $"to_json({value})";
            }
        }

        if (type.Count == 2 && type[0].IsWord("varchar") && type[1].IsGroup('('))
            return $"system.main.substr(cast_to_text({value}), 1, {type[1].Children.Text()})";
        return $"CAST({value} AS {SqlTypes.Translate(type)})";
    }
}
