using System.Globalization;
using System.Text.Json;

namespace EventLogs.Generator.Tests.Synthesis;

/// <summary>The questions about who deploys what, and how well: the saved queries give what a count over the events gives.</summary>
[Trait(FastLane.Category, FastLane.Slow)]
public sealed class DeliveryQueryTests(LoggedHistory history) : IClassFixture<LoggedHistory>
{
    private static readonly string[] Ends = ["SUCCESS", "FAILURE", "STOP"];

    /// <summary>A deployment, by its events and what CodeDeploy says of it.</summary>
    private sealed record Known(
        string Id, string Application, string Group, DateTimeOffset Start, DateTimeOffset? End, string State, Description? Details, string? Suspect)
    {
        public string? RollbackOf => Details is null ? Suspect : Details.RollbackOf;

        public bool IsChange => RollbackOf is null && Details?.Creator != "autoscaling";

        public bool IsHotfix => Details?.Text?.Contains("hotfix", StringComparison.OrdinalIgnoreCase) == true;

        public string Week => Monday(End!.Value);

        public long Seconds => (long)(End!.Value - Start).TotalSeconds;
    }

    [Fact]
    public async Task Every_change_that_succeeds_counts_once_in_the_frequency()
    {
        var rows = await history.AskAsync("deployment-frequency");

        Assert.Equal(
            All().Where(item => item.IsChange && item.State == "SUCCESS").GroupBy(item => (item.Application, item.Week)).Select(week => (week.Key, week.LongCount())).Order(),
            rows.Select(row => ((Text(row, "application"), Text(row, "week")), Number(row, "deployments"))).Order());
    }

    [Fact]
    public async Task Groups_can_be_chosen()
    {
        var rows = await history.AskAsync("deployment-frequency", "groups=prod%");

        Assert.Equal(
            All().LongCount(item => item is { IsChange: true, State: "SUCCESS", Group: "production" }),
            rows.Sum(row => Number(row, "deployments")));
    }

    [Fact]
    public async Task Lead_time_is_from_the_commit_to_the_first_success_in_each_group()
    {
        var rows = await history.AskAsync("lead-time");

        var leads = All().Where(item => item is { IsChange: true, State: "SUCCESS", Details.Commit: not null })
            .GroupBy(item => (item.Application, item.Group, item.Details!.Commit))
            .Select(item => (item.Key.Application, Hours: history.Commits.TryGetValue(item.Key.Commit!, out var made) ? (item.Min(one => one.End) - made)?.TotalHours : null))
            .ToLookup(item => item.Application, item => item.Hours);
        Assert.Equal(leads.Select(lead => lead.Key).Order(), rows.Select(row => Text(row, "application")).Order());
        NonEmpty.All(rows, row =>
        {
            var hours = leads[Text(row, "application")].ToList();
            Assert.Equal((hours.Count, hours.Count(hour => hour is null)), (Number(row, "changes"), Number(row, "without_commit")));
            AssertPercentile(hours.OfType<double>(), 0.5, row.GetProperty("median_hours").GetDouble(), 0.05);
            AssertPercentile(hours.OfType<double>(), 0.9, row.GetProperty("p90_hours").GetDouble(), 0.05);
        });
    }

    [Fact]
    public async Task A_change_has_failed_by_its_state_by_a_rollback_or_by_a_hotfix()
    {
        var rows = await history.AskAsync("change-failure-rate");

        var all = All();
        var rolledBack = all.Select(item => item.RollbackOf).OfType<string>().ToHashSet();
        var hotfixed = new HashSet<string>();
        var changes = all.Where(item => item.IsChange && item.State is "SUCCESS" or "FAILURE").ToList();
        foreach (var group in changes.GroupBy(item => (item.Application, item.Group)))
        {
            var inOrder = group.OrderBy(item => item.End).ToList();
            hotfixed.UnionWith(inOrder.Zip(inOrder.Skip(1)).Where(pair => pair.Second.IsHotfix && pair.Second.Start - pair.First.End <= TimeSpan.FromHours(24)).Select(pair => pair.First.Id));
        }

        Assert.Equal(
            changes.GroupBy(item => item.Application).Select(items => (
                items.Key,
                items.LongCount(),
                items.LongCount(item => item.State == "FAILURE"),
                items.LongCount(item => rolledBack.Contains(item.Id)),
                items.LongCount(item => hotfixed.Contains(item.Id)),
                Percent(items.Count(item => item.State == "FAILURE" || rolledBack.Contains(item.Id) || hotfixed.Contains(item.Id)), items.Count()))).Order(),
            rows.Select(row => (
                Text(row, "application"), Number(row, "changes"), Number(row, "failed"), Number(row, "rolled_back"), Number(row, "hotfixed"), Decimal(row, "failed_percent"))).Order());
        Assert.NotEmpty(hotfixed);
    }

    [Fact]
    public async Task What_repairs_is_rework()
    {
        var rows = await history.AskAsync("rework-rate");

        Assert.Equal(
            All().Where(item => item.End is not null && (item.IsChange || item.RollbackOf is not null)).GroupBy(item => item.Application).Select(items => (
                items.Key,
                items.LongCount(),
                items.LongCount(item => item.RollbackOf is not null),
                items.LongCount(item => item.IsHotfix),
                Percent(items.Count(item => item.RollbackOf is not null || item.IsHotfix), items.Count()))).Order(),
            rows.Select(row => (Text(row, "application"), Number(row, "deployments"), Number(row, "rollbacks"), Number(row, "hotfixes"), Decimal(row, "rework_percent"))).Order());
    }

    [Fact]
    public async Task What_runs_is_what_succeeded_last_since_it_came()
    {
        var rows = await history.AskAsync("what-runs-where");

        var expected = All().Where(item => item.State == "SUCCESS").GroupBy(item => (item.Application, item.Group)).Select(group =>
        {
            var latestFirst = group.OrderByDescending(item => item.End).ToList();
            var since = latestFirst.TakeWhile(item => item.Details is not null && item.Details.Revision == latestFirst[0].Details?.Revision).LastOrDefault() ?? latestFirst[0];
            return (group.Key, latestFirst[0].Details?.Revision, since.End, latestFirst[0].Id);
        });
        Assert.Equal(
            expected.Order(),
            rows.Select(row => ((Text(row, "application"), Text(row, "deploymentgroup")), row.GetProperty("revision").GetString(), Time(row, "since"), Text(row, "last_deployment"))).Order());
    }

    [Fact]
    public async Task Everybody_who_deploys_is_counted()
    {
        var rows = await history.AskAsync("who-deploys");

        static string Who(Known item) => item.Details switch
        {
            null => "not known",
            { Creator: "user", Bucket: { } bucket } when bucket.StartsWith("codepipeline-", StringComparison.Ordinal) => "CodePipeline",
            var details => details.Creator,
        };
        Assert.Equal(
            All().GroupBy(item => (item.Application, Who(item))).Select(items => (
                items.Key, items.LongCount(), Count(items, "SUCCESS"), Count(items, "FAILURE"), Count(items, "STOP"), (DateTimeOffset?)items.Max(item => item.Start))).Order(),
            rows.Select(row => (
                (Text(row, "application"), Text(row, "who")), Number(row, "deployments"), Number(row, "succeeded"), Number(row, "failed"), Number(row, "stopped"), Time(row, "last_started_at"))).Order());
        Assert.Superset(new HashSet<string> { "CodePipeline", "user", "autoscaling", "codeDeployRollback", "CloudFormation" }, rows.Select(row => Text(row, "who")).ToHashSet());
    }

    [Fact]
    public async Task Auto_Scaling_is_told_from_people()
    {
        var rows = await history.AskAsync("autoscaling-vs-people");

        static double? Failed(IEnumerable<Known> items, string creator) => items.Where(item => item.Details?.Creator == creator).ToList() is { Count: > 0 } by
            ? Percent(by.Count(item => item.State == "FAILURE"), by.Count)
            : null;
        Assert.Equal(
            All().GroupBy(item => Monday(item.Start)).Select(items => (
                items.Key,
                items.LongCount(item => item.Details?.Creator == "user"),
                items.LongCount(item => item.Details?.Creator == "autoscaling"),
                Failed(items, "user"),
                Failed(items, "autoscaling"))).Order(),
            rows.Select(row => (
                Text(row, "week"), Number(row, "by_users"), Number(row, "by_autoscaling"), Decimal(row, "users_failed_percent"), Decimal(row, "autoscaling_failed_percent"))).Order());
    }

    [Fact]
    public async Task Durations_of_a_week_have_a_middle_and_a_long_end()
    {
        var rows = await history.AskAsync("duration-by-week");

        var expected = All().Where(item => item.End is not null).ToLookup(item => (item.Application, item.Week), item => (double)item.Seconds);
        Assert.Equal(expected.Select(week => week.Key).Order(), rows.Select(row => (Text(row, "application"), Text(row, "week"))).Order());
        NonEmpty.All(rows, row =>
        {
            var seconds = expected[(Text(row, "application"), Text(row, "week"))].ToList();
            Assert.Equal(seconds.Count, Number(row, "deployments"));
            AssertPercentile(seconds, 0.5, Number(row, "median_seconds"), 0);
            AssertPercentile(seconds, 0.9, Number(row, "p90_seconds"), 0);
        });
    }

    [Fact]
    public async Task An_instance_is_flaky_where_the_same_revision_failed_and_then_did_not()
    {
        var rows = await history.AskAsync("flaky-instances");

        var attempts = history.Changes.Where(change => !change.IsDeployment && Ends.Contains(change.State) && history.Details.ContainsKey(change.Deployment)).ToList();
        var expected = attempts.Where(change => change.State == "FAILURE")
            .Where(failure => attempts.Exists(other => other.State == "SUCCESS" && other.Instance == failure.Instance && other.At > failure.At
                && history.Details[other.Deployment].Revision == history.Details[failure.Deployment].Revision))
            .GroupBy(failure => (failure.Application, failure.Group, failure.Instance!))
            .Select(failures => (failures.Key, failures.LongCount(), (DateTimeOffset?)failures.Max(failure => failure.At)));
        Assert.Equal(
            expected.Order(),
            rows.Select(row => ((Text(row, "application"), Text(row, "deploymentgroup"), Text(row, "instance")), Number(row, "failed_deployments"), Time(row, "last_failure"))).Order());
        Assert.NotEmpty(rows);
    }

    [Fact]
    public async Task Errors_are_counted_by_month()
    {
        var rows = await history.AskAsync("error-codes");

        Assert.Equal(
            All().Where(item => item.State is "FAILURE" or "STOP")
                .GroupBy(item => (item.End!.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture), item.Details?.Error ?? "not known"))
                .Select(items => (items.Key, items.LongCount(), Count(items, "FAILURE"), Count(items, "STOP"), items.Select(item => item.Application).Distinct().LongCount())).Order(),
            rows.Select(row => (
                (Text(row, "month"), Text(row, "error_code")), Number(row, "deployments"), Number(row, "failed"), Number(row, "stopped"), Number(row, "applications"))).Order());
        Assert.InRange(rows.Select(row => Text(row, "error_code")).Distinct().Count(), 5, 10);
    }

    [Theory]
    [InlineData("UTC", 8, 17, "1970-01-01", "1970-01-01")]
    [InlineData("America/New_York", 9, 16, "2026-01-15", "2026-01-20")]
    public async Task What_starts_at_night_on_a_weekend_or_in_a_freeze_is_outside(string zone, int first, int last, string from, string to)
    {
        var rows = await history.AskAsync(
            "outside-working-hours", $"zone={zone}", $"first_hour={first}", $"last_hour={last}", $"freeze_from={from}", $"freeze_to={to}");

        string? Reason(Known item)
        {
            var local = TimeZoneInfo.ConvertTime(item.Start, TimeZoneInfo.FindSystemTimeZoneById(zone));
            var day = DateOnly.FromDateTime(local.DateTime);
            if (day >= DateOnly.Parse(from, null) && day <= DateOnly.Parse(to, null))
                return "freeze";
            if (local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                return "weekend";
            return local.Hour < first || local.Hour > last ? "hour" : null;
        }

        Assert.Equal(
            All().Where(item => item.IsChange && Reason(item) is not null).Select(item => (item.Id, Reason(item)!)).Order(),
            rows.Select(row => (Text(row, "deploymentid"), Text(row, "reason"))).Order());
        Assert.Equal(from.StartsWith("1970", StringComparison.Ordinal) ? 2 : 3, rows.Select(row => Text(row, "reason")).Distinct().Count());
    }

    [Fact]
    public async Task Rollbacks_are_paired_with_what_they_roll_back()
    {
        var rows = await history.AskAsync("rollbacks");

        var all = All();
        var ends = all.ToDictionary(item => item.Id, item => item.End);
        Assert.Equal(
            all.Where(item => item.RollbackOf is not null)
                .Select(item => (item.RollbackOf!, item.Id, item.Details is not null, (long)(item.Start - ends[item.RollbackOf!])!.Value.TotalSeconds)).Order(),
            rows.Select(row => (Text(row, "failed_deployment"), Text(row, "rollback"), row.GetProperty("is_fact").GetBoolean(), Number(row, "seconds_after_failure"))).Order());
        Assert.NotEmpty(rows);
    }

    /// <summary>All events arrived today: in the period, or, asked sixty days later, in the one before.</summary>
    [Theory]
    [InlineData(0, "", "_before")]
    [InlineData(60, "_before", "")]
    public async Task The_five_numbers_are_counted_for_each_application_and_group_and_for_all(int daysLater, string suffix, string otherSuffix)
    {
        const int days = 45;
        var sql = history.SqlOf("dora").Replace("current_date", $"date_add('day', {daysLater}, current_date)", StringComparison.Ordinal);
        var rows = await history.RowsAsync(sql, $"days={days}");

        var groups = All().Select(item => (item.Application, item.Group)).Distinct().ToList();
        var applications = groups.Select(group => (string?)group.Application).Distinct().Append(null).ToList();
        Assert.Equal(
            applications.SelectMany(application => groups.Where(group => application is null || group.Application == application)
                .Select(group => (string?)group.Group).Distinct().Append(null).Select(group => (application, group))).Order(),
            rows.Select(row => (row.GetProperty("application").GetString(), row.GetProperty("deploymentgroup").GetString())).Order());
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("application").ValueKind);
        NonEmpty.All(rows, row =>
        {
            var expected = FiveNumbers(item => row.GetProperty("application").GetString() is var application && (application ?? item.Application) == item.Application
                && row.GetProperty("deploymentgroup").GetString() is var group && (group ?? item.Group) == item.Group);
            double? deployed = expected.Deployed == 0 && suffix.Length > 0 ? null : Math.Round(expected.Deployed * 7.0 / days, 1, MidpointRounding.AwayFromZero);
            Assert.Equal(
                (deployed, expected.FailedPercent, expected.RecoveryMinutes, expected.ReworkPercent),
                (Decimal(row, "deployments_per_week" + suffix), Decimal(row, "failed_percent" + suffix), Decimal(row, "recovery_minutes" + suffix), Decimal(row, "rework_percent" + suffix)));
            if (Decimal(row, "lead_time_hours" + suffix) is { } median)
                AssertPercentile(expected.LeadHours, 0.5, median, 0.05);
            else
                Assert.Empty(expected.LeadHours);
            Assert.Equal(
                otherSuffix.Length == 0 ? 0 : (double?)null, Decimal(row, "deployments_per_week" + otherSuffix));
            NonEmpty.All(["lead_time_hours", "failed_percent", "recovery_minutes", "rework_percent"], column => Assert.Null(Decimal(row, column + otherSuffix)));
        });
    }

    [Fact]
    public async Task The_last_deployments_have_spans_of_their_own_and_of_each_instance()
    {
        var rows = await history.AskAsync("last-deployments", "last=3");

        static double Minutes(DateTimeOffset from, DateTimeOffset to) => Math.Round((to - from).TotalSeconds / 60, 2, MidpointRounding.AwayFromZero);
        var expected = All().GroupBy(item => (item.Application, item.Group)).SelectMany(group => group.OrderByDescending(item => item.Start).Take(3)).SelectMany(item =>
        {
            var changes = history.Changes.Where(change => change.Deployment == item.Id).ToList();
            var instances = changes.Where(change => !change.IsDeployment).GroupBy(change => change.Instance!).Select(instance => (
                item.Id,
                (string?)instance.Key,
                Minutes(item.Start, instance.Min(change => change.At)),
                Minutes(item.Start, (instance.FirstOrDefault(change => change.State is "SUCCESS" or "FAILURE") ?? instance.MaxBy(change => change.At)!).At)));
            return instances.Append((item.Id, null, 0, Minutes(item.Start, item.End ?? changes.Max(change => change.At))));
        });
        Assert.Equal(
            expected.Order(),
            rows.Select(row => (Text(row, "deploymentid"), row.GetProperty("instance").GetString(), Decimal(row, "from_minute")!.Value, Decimal(row, "to_minute")!.Value)).Order());
        Assert.Equal(rows.Select(row => Time(row, "started_at")).OrderDescending(), rows.Select(row => Time(row, "started_at")));
    }

    private (int Deployed, List<double> LeadHours, double? FailedPercent, double? RecoveryMinutes, double? ReworkPercent) FiveNumbers(Func<Known, bool> isIn)
    {
        var everything = All();
        var all = everything.Where(isIn).ToList();
        var deployed = all.Where(item => item is { IsChange: true, State: "SUCCESS" }).ToList();
        var leads = deployed.Where(item => item.Details?.Commit is not null)
            .GroupBy(item => (item.Application, item.Group, Commit: item.Details!.Commit!))
            .Where(commit => history.Commits.ContainsKey(commit.Key.Commit))
            .Select(commit => (commit.Min(item => item.End)! - history.Commits[commit.Key.Commit]).Value.TotalHours);
        var rolledBack = everything.Select(item => item.RollbackOf).OfType<string>().ToHashSet();
        var failures = new List<bool>();
        foreach (var group in all.Where(item => item.IsChange && item.State is "SUCCESS" or "FAILURE").GroupBy(item => (item.Application, item.Group)))
        {
            var inOrder = group.OrderBy(item => item.End).ToList();
            failures.AddRange(inOrder.Select((item, i) => item.State == "FAILURE" || rolledBack.Contains(item.Id)
                || (i + 1 < inOrder.Count && inOrder[i + 1].IsHotfix && inOrder[i + 1].Start - item.End <= TimeSpan.FromHours(24))));
        }

        var ids = all.Select(item => item.Id).ToHashSet();
        var outages = history.Deployments.Where(deployment => ids.Contains(deployment.Key) && deployment.Last().State is "SUCCESS" or "FAILURE")
            .GroupBy(deployment => (deployment.First().Application, deployment.First().Group), deployment => deployment.Last())
            .SelectMany(HistoryQueryTests.Outages);
        var work = all.Where(item => item.End is not null && (item.IsChange || item.RollbackOf is not null)).ToList();
        return (
            deployed.Count,
            [.. leads],
            failures.Count == 0 ? null : Percent(failures.Count(failed => failed), failures.Count),
            outages.Average() is { } minutes ? Math.Round(minutes, 1, MidpointRounding.AwayFromZero) : null,
            work.Count == 0 ? null : Percent(work.Count(item => item.RollbackOf is not null || item.IsHotfix), work.Count));
    }

    private List<Known> All()
    {
        var all = history.Deployments.ConvertAll(deployment => new Known(
            deployment.Key,
            deployment.First().Application,
            deployment.First().Group,
            deployment.First().At,
            Ends.Contains(deployment.Last().State) ? deployment.Last().At : null,
            deployment.Last().State,
            history.Details.GetValueOrDefault(deployment.Key),
            Suspect: null));
        return
        [
            .. all.GroupBy(item => (item.Application, item.Group)).SelectMany(group =>
            {
                var inOrder = group.OrderBy(item => item.Start).ToList();
                return inOrder.Select((item, index) => index > 0 && inOrder[index - 1] is { State: "FAILURE" or "STOP" } before && item.Start - before.End <= TimeSpan.FromMinutes(10)
                    ? item with { Suspect = before.Id }
                    : item);
            }),
        ];
    }

    /// <summary>No more than its part of the values are smaller, and no more than the rest are larger.</summary>
    private static void AssertPercentile(IEnumerable<double> values, double part, double percentile, double rounding)
    {
        var all = values.ToList();
        Assert.True(all.Count(value => value < percentile - rounding - 1e-9) <= part * all.Count, $"too many are below {percentile}");
        Assert.True(all.Count(value => value > percentile + rounding + 1e-9) <= (1 - part) * all.Count + 1e-9, $"too many are above {percentile}");
    }

    private static long Count(IEnumerable<Known> items, string state) => items.LongCount(item => item.State == state);

    private static double? Percent(int part, int whole) => Math.Round(100.0 * part / whole, 1, MidpointRounding.AwayFromZero);

    private static string Monday(DateTimeOffset time) =>
        time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(JsonElement row, string column) => row.GetProperty(column).GetString()!;

    private static long Number(JsonElement row, string column) => row.GetProperty(column).GetInt64();

    private static double? Decimal(JsonElement row, string column) =>
        row.GetProperty(column) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static DateTimeOffset? Time(JsonElement row, string column) =>
        row.GetProperty(column) is { ValueKind: JsonValueKind.String } time ? DateTimeOffset.Parse(time.GetString() + "Z", CultureInfo.InvariantCulture) : null;
}
