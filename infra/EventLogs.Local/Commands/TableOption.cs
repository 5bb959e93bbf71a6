using System.CommandLine;

namespace EventLogs.Local.Commands;

/// <summary>The option <c>--table</c>: one of the catalog's tables.</summary>
internal static class TableOption
{
    public static Option<string?> Create(LocalHost host, string description)
    {
        var table = new Option<string?>("--table") { Description = description, HelpName = "table" };
        table.Validators.Add(result =>
        {
            if (result.GetValue(table) is { } name && host.Catalog.All(log => log.Table.Name != name))
                result.AddError($"There is no table '{name}': --table takes {string.Join(", ", host.Catalog.Select(log => log.Table.Name))}.");
        });
        return table;
    }
}
