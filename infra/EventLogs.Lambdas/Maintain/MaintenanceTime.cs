namespace EventLogs.Lambdas.Maintain;

/// <summary>
/// What the time of an invocation is for: to start days, to wait for those that run, to replace views, to see stopped queries end. Shares of
/// it and not fixed times, so that whatever time the function is given is used.
/// </summary>
/// <param name="StartsDaysUntil">From then on, no day is started.</param>
/// <param name="FoldsUntil">From then on, queries that fold are stopped.</param>
/// <param name="ReplacesViewsUntil">From then on, queries that replace views are stopped.</param>
/// <param name="WaitsUntil">Until then, queries that were stopped are waited for.</param>
internal sealed record MaintenanceTime(
    DateTimeOffset StartsDaysUntil, DateTimeOffset FoldsUntil, DateTimeOffset ReplacesViewsUntil, DateTimeOffset WaitsUntil)
{
    // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    private static readonly TimeSpan MaxFunctionTime = TimeSpan.FromMinutes(15);

    /// <summary>Divides the time from now to a deadline.</summary>
    public static MaintenanceTime Of(DateTimeOffset now, DateTimeOffset deadline)
    {
        var time = new TimeSpan(Math.Clamp((deadline - now).Ticks, 0, MaxFunctionTime.Ticks));
        return new MaintenanceTime(now + (time * 0.6), now + (time * 0.8), now + (time * 0.88), now + (time * 0.96));
    }
}
