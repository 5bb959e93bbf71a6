namespace EventLogs.Generator.Tests.Commands;

/// <summary>Two schemas of a shop, and <c>eventlogs generate</c> over them.</summary>
public abstract class GeneratedShop : IDisposable
{
    private protected const string Readme = "test.shop/order-placed/README.md";

    private protected GeneratedShop()
    {
        Folder.Write("schemas/" + Schemas.OrdersFile, Schemas.Orders().WithEventId().ToString());
        Folder.Write("schemas/test.shop/order-sent.schema.json", OrderSent("""{ "table": "order_sent" }"""));
    }

    /// <summary>The folder of both schemas and output.</summary>
    private protected TempFolder Folder { get; } = new();

    private protected string Output => Folder["generated"];

    private protected Task<CommandResult> GenerateAsync(params string[] options) =>
        CommandLine.RunAsync(["generate", "--schemas", Folder["schemas"], "--output", Output, .. options]);

    private protected SortedDictionary<string, string> Files(string name = "generated") => new(
        Directory.EnumerateFiles(Folder[name], "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(Folder[name], file).Replace('\\', '/'), File.ReadAllText),
        StringComparer.Ordinal);

    private protected static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private protected static string OrderSent(string mapping, string required = "detail") => Schemas.Orders(mapping: mapping).WithEventId().ToString()
        .Replace("Order Placed", "Order Sent", StringComparison.Ordinal).Replace("[\r\n    \"detail\"\r\n  ]".ReplaceLineEndings(), $"[\"{required}\"]", StringComparison.Ordinal);

    private protected static string JobRun() => OrderSent("""{ "table": "job_run" }""").Replace("test.shop", "test.ops", StringComparison.Ordinal);

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
