using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary>Shows a person how far something is.</summary>
internal static class ProgressBar
{
    /// <summary>Does work, which is given what to call with how much is done, and of how much.</summary>
    public static Task<T> RunAsync<T>(IAnsiConsole console, string label, Func<Action<int, int>, Task<T>> work)
    {
        if (!console.Profile.Capabilities.Interactive)
            return work((_, _) => { });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(label, maxValue: 1);
                return work((done, all) =>
                {
                    task.MaxValue = Math.Max(all, 1);
                    task.Value = done;
                });
            });
    }
}
