using System.CommandLine;
using System.Globalization;
using EventLogs.Local.Costs;
using EventLogs.Local.Results;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary><c>cost</c>: what a stack costs in a month.</summary>
internal static class CostCommand
{
    // the limits of Firehose: https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html
    private const int MaxInterval = 900;

    public static Command Create(LocalHost host)
    {
        var standard = new Workload();
        var events = Number("--events", "How many events there are in a month.", standard.Events, long.MaxValue / 1_000_000);
        var own = Number("--own-events", "How many of them are events of one's own, such as details: EventBridge charges for these alone.", 0, long.MaxValue / 1_000_000);
        var bytes = Number("--bytes", "How many bytes an event has.", standard.EventBytes, 1024 * 1024);
        var tables = Number("--tables", "Over how many tables the events are spread.", standard.BusyTables, 10_000);
        var transform = Number("--transform-interval", "The parameter TransformBufferIntervalInSeconds.", standard.TransformSeconds, MaxInterval);
        var interval = Number("--interval", "The parameter BufferingHintsIntervalInSeconds.", standard.ObjectSeconds, MaxInterval);
        var queries = Number("--queries", "How many queries read a year of a view.", standard.Queries, int.MaxValue);
        var history = new Option<bool>("--history") { Description = "The option history.", DefaultValueFactory = _ => true, HelpName = "true|false" };
        var format = CommonOptions.Format("table", "json");
        var command = new Command("cost", "Say what a stack with these events costs in a month, in US dollars without the free tier.")
        {
            events, own, bytes, tables, transform, interval, queries, history, format,
        };
        command.SetAction(arguments =>
        {
            var work = new Workload
            {
                Events = arguments.GetValue(events),
                OwnEvents = arguments.GetValue(own),
                EventBytes = (int)arguments.GetValue(bytes),
                Tables = host.Catalog.Length,
                BusyTables = (int)arguments.GetValue(tables),
                TransformSeconds = (int)arguments.GetValue(transform),
                ObjectSeconds = (int)arguments.GetValue(interval),
                Queries = (int)arguments.GetValue(queries),
                HasHistory = arguments.GetValue(history),
            };
            var bill = BillReport.Of(Prices.Current, new Bill(Prices.Current, work));
            if (arguments.GetValue(format) == "json")
                CommandJson.Write(host.Out.Profile.Out.Writer, bill, BillJson.Default.BillReport);
            else
                Show(host.Out, bill);
            return 0;
        });
        return command;
    }

    private static void Show(IAnsiConsole console, BillReport bill)
    {
        var table = Tables.Create("A month", "Quantity", "Dollars#");
        foreach (var line in bill.Lines)
            table.AddRow(Tables.Text(line.Service), Tables.Text(line.Quantity), Dollars(line.Dollars));
        table.AddRow(new Text("of it, whether or not there are events"), new Text(""), Dollars(bill.Fixed));
        table.AddRow(new Text("in all"), new Text(""), Dollars(bill.Total));
        console.Write(table);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"prices of {bill.Region}, looked up on {bill.LookedUp:yyyy-MM-dd}"));
    }

    private static Text Dollars(decimal dollars) => new(dollars.ToString("0.00", CultureInfo.InvariantCulture));

    private static Option<long> Number(string name, string description, long standard, long max)
    {
        var option = new Option<long>(name) { Description = description, DefaultValueFactory = _ => standard, HelpName = "number" };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is var value && (value < 0 || value > max))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes 0 to {max}, not {value}."));
        });
        return option;
    }
}
