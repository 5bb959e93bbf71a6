using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Compiler;
using EventLogs.Generator.Synthesis.Scenarios;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Generator.Tests.Synthesis;

/// <summary>A history of CodeDeploy: its events as they are, and logged on this machine. Made once, for all classes that ask it.</summary>
public sealed class LoggedHistory : IAsyncLifetime
{
    /// <summary>How many events it has, duplicates included.</summary>
    public const int Events = 20_000;

    private static readonly Lazy<Task<LoggedHistory>> Shared = new(MakeAsync);

    private LocalRun _bucket = null!;
    private ImmutableArray<SavedQuery> _queries;

    /// <summary>The events without the duplicates.</summary>
    internal List<StateChange> Changes { get; private set; } = null!;

    /// <summary>How many state changes came twice.</summary>
    internal int Duplicates { get; private set; }

    /// <summary>What CodeDeploy says of each deployment.</summary>
    internal Dictionary<string, Description> Details { get; private set; } = null!;

    /// <summary>What CodeDeploy says of each hook on each target.</summary>
    internal List<Hook> Hooks { get; private set; } = null!;

    /// <summary>When each commit was made.</summary>
    internal Dictionary<string, DateTimeOffset> Commits { get; private set; } = null!;

    /// <summary>Those of deployments, by the deployment's ID, each in the order of their times.</summary>
    internal List<IGrouping<string, StateChange>> Deployments { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var shared = await Shared.Value;
        (_bucket, _queries) = (shared._bucket, shared._queries);
        (Changes, Duplicates, Deployments) = (shared.Changes, shared.Duplicates, shared.Deployments);
        (Details, Hooks, Commits) = (shared.Details, shared.Hooks, shared.Commits);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The rows that a saved query gives.</summary>
    /// <param name="query">Its name.</param>
    /// <param name="parameters">Values of its parameters: <c>name=value</c>.</param>
    internal Task<IReadOnlyList<JsonElement>> AskAsync(string query, params string[] parameters) => RowsAsync(SqlOf(query), parameters);

    /// <summary>A saved query, by its name.</summary>
    internal string SqlOf(string query) => _queries.Single(saved => saved.Id.EndsWith("/" + query, StringComparison.Ordinal)).Sql;

    /// <summary>The rows that a statement gives.</summary>
    internal async Task<IReadOnlyList<JsonElement>> RowsAsync(string sql, params string[] parameters)
    {
        var answer = await _bucket.RunAsync([], ["query", sql, "--format", "json", .. parameters.SelectMany(parameter => (string[])["--param", parameter])]);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        return [.. JsonElement.Parse(answer.Out).EnumerateArray()];
    }

    private static async Task<LoggedHistory> MakeAsync()
    {
        var history = new LoggedHistory();
        await history.LogAsync();
        return history;
    }

    private async Task LogAsync()
    {
        var temporary = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => temporary.Dispose();
        var compilation = await Schemas.CompileShippedAsync();
        var folder = compilation.Schemas[0].Document.Id.Folder;
        var (scenario, _) = ScenarioFile.Read(ScenarioFile.PathOf(Schemas.Shipped, folder));
        var logs = ScenarioRun.LogsOf(folder, compilation.Schemas);
        List<string> lines = [.. new ScenarioRun(scenario!, logs, seed: 1).Events().Take(Events)];
        var events = lines.ConvertAll(line => JsonNode.Parse(line)!);
        var changes = events.Where(item => item["detail"]!["state"] is not null).Select(StateChange.Of).ToList();
        Changes = [.. changes.DistinctBy(change => change.Id)];
        Duplicates = changes.Count - Changes.Count;
        Details = events.Where(item => item["detail"]!["status"] is not null).Select(Description.Of).DistinctBy(details => details.Deployment).ToDictionary(details => details.Deployment);
        Hooks = [.. events.Where(item => item["detail"]!["deploymentTargetType"] is not null).DistinctBy(item => (string)item["id"]!).SelectMany(Hook.Of)];
        Commits = events.Where(item => (string?)item["source"] == "eventlogs.git").DistinctBy(item => (string)item["id"]!)
            .ToDictionary(item => (string)item["detail"]!["commitId"]!, item => DateTimeOffset.Parse((string)item["time"]!, null));
        Deployments = [.. Changes.Where(change => change.IsDeployment).OrderBy(change => change.At).GroupBy(change => change.Deployment)];

        var code = CompiledCode.Of(Passes.Emit(compilation).Artifacts);
        var catalog = code.Type("EventLogs.Generated.EventCatalog");
        _queries = (ImmutableArray<SavedQuery>)catalog.GetProperty("Queries")!.GetValue(null)!;
        _bucket = new LocalRun((ImmutableArray<EventDefinition>)catalog.GetProperty("Events")!.GetValue(null)!, temporary["bucket"])
        {
            Views = (ImmutableArray<ViewDefinition>)catalog.GetProperty("Views")!.GetValue(null)!,
        };
        // one time of arrival: at midnight too, all of them have one date
        var now = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        var ingest = await _bucket.RunAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines)), "ingest", "-", "--arrival", now);
        Assert.Equal((0, ""), (ingest.ExitCode, ingest.Error));
    }
}

/// <summary>What an event says: a deployment, or an instance in it, has another state.</summary>
internal sealed record StateChange(string Id, string Time, string Deployment, string Application, string Group, string State, string? Instance)
{
    public bool IsDeployment => Instance is null;

    public DateTimeOffset At => DateTimeOffset.Parse(Time, null);

    public static StateChange Of(JsonNode change)
    {
        var detail = change["detail"]!;
        return new StateChange(
            (string)change["id"]!,
            (string)change["time"]!,
            (string)detail["deploymentId"]!,
            (string)detail["application"]!,
            (string)detail["deploymentGroup"]!,
            (string)detail["state"]!,
            (string?)detail["instanceId"]);
    }
}

/// <summary>What CodeDeploy says of a hook on a target.</summary>
internal sealed record Hook(
    (string Deployment, string Application, string Target) On,
    (long Position, string Name, string Status) What,
    (DateTimeOffset? Start, DateTimeOffset? End) When,
    (string? Error, string? Script) Why)
{
    public static IEnumerable<Hook> Of(JsonNode item)
    {
        var arn = item["resources"]!.AsArray().Select(resource => (string)resource!).Single(resource => resource.Contains(":application:", StringComparison.Ordinal));
        var target = item["detail"]!["instanceTarget"] ?? item["detail"]!["lambdaTarget"]!;
        foreach (var (index, hook) in target["lifecycleEvents"]!.AsArray().Index())
        {
            yield return new Hook(
                ((string)target["deploymentId"]!, arn.Split(':')[^1], (string)target["targetId"]!),
                (index + 1, (string)hook!["lifecycleEventName"]!, (string)hook["status"]!),
                (Time(hook["startTime"]), Time(hook["endTime"])),
                ((string?)hook["diagnostics"]?["errorCode"] is { } code and not "Success" ? code : null, (string?)hook["diagnostics"]?["scriptName"]));
        }
    }

    private static DateTimeOffset? Time(JsonNode? seconds) => seconds is null ? null : DateTimeOffset.UnixEpoch.AddSeconds((double)seconds);
}

/// <summary>What CodeDeploy says of a deployment.</summary>
internal sealed record Description(
    string Deployment, string Creator, string? Text, string? Commit, string? Bucket, string? Revision, string? Error, string? RollbackOf, string? RolledBackBy)
{
    public static Description Of(JsonNode item)
    {
        var detail = item["detail"]!;
        return new Description(
            (string)detail["deploymentId"]!,
            (string)detail["creator"]!,
            (string?)detail["description"],
            (string?)detail["revision"]!["gitHubLocation"]?["commitId"],
            (string?)detail["revision"]!["s3Location"]?["bucket"],
            RevisionOf(detail["revision"]!),
            (string?)detail["errorInformation"]?["code"],
            (string?)detail["rollbackInfo"]?["rollbackTriggeringDeploymentId"],
            (string?)detail["rollbackInfo"]?["rollbackDeploymentId"]);
    }

    private static string RevisionOf(JsonNode revision) => (revision["gitHubLocation"], revision["s3Location"], revision["appSpecContent"]) switch
    {
        ({ } commit, _, _) => $"{commit["repository"]}@{commit["commitId"]}",
        (_, { } item, _) => $"s3://{item["bucket"]}/{item["key"]}#{item["eTag"]}",
        (_, _, { } content) => $"sha256:{content["sha256"]}",
        _ => throw new InvalidOperationException("A revision is none of these."),
    };
}
