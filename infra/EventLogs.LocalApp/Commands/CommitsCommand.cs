using System.CommandLine;
using System.Globalization;
using EventLogs.Local.Commands;
using EventLogs.Local.Results;
using EventLogs.LocalApp.Commits;
using EventLogs.Terminal;

namespace EventLogs.LocalApp.Commands;

/// <summary><c>commits</c>: the commits of a clone, or of an answer of GitHub's, as events, which <c>ingest</c> reads.</summary>
internal static class CommitsCommand
{
    private const string WhichRepository =
        "which repository is it? It has no remote origin with an account and a repository: name it with --repository";

    public static Command Create(LocalHost host)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A folder of a clone of the repository.",
            DefaultValueFactory = _ => ".",
        };
        var repository = new Option<string?>("--repository")
        {
            Description = "The name that revisions have for the repository. Default: that of the remote origin.",
            HelpName = "account/repository",
        };
        repository.Validators.Add(result =>
        {
            if (result.GetValue(repository) is { } name && !IsName(name))
                result.AddError($"--repository takes an account and a repository, as in example-org/shop, not '{name}'.");
        });
        var since = DayOption.Create("--since", "The first day of the commits, in UTC. Default: all.");
        var format = CommonOptions.Format(JsonLines.Formats);
        var gitHub = new Option<string?>("--github")
        {
            Description = "Read the commits from this file instead, which holds what GitHub's API lists, or from standard input (-).",
            HelpName = "file",
        };
        var command = new Command("commits", "Print the commits of a git repository as events, one on each line: ingest reads them.") { folder, repository, since, gitHub, format };
        command.SetAction((arguments, cancellation) =>
        {
            if (arguments.GetValue(gitHub) is { } export)
                return Task.FromResult(PrintExport(host, export, arguments.GetValue(repository), arguments.GetValue(since), arguments.GetValue(format) == "json"));
            var git = new GitLog(arguments.GetValue(folder)!);
            try
            {
                return Task.FromResult((arguments.GetValue(repository) ?? git.Origin()) is { } name
                    ? Print(host, git.Read(arguments.GetValue(since)), name, arguments.GetValue(format) == "json", cancellation)
                    : LocalCommandLine.Fail(host, WhichRepository));
            }
            catch (GitException exception)
            {
                return Task.FromResult(LocalCommandLine.Fail(host, Tables.Printable(exception.Message)));
            }
        });
        return command;
    }

    private static int Print(LocalHost host, IEnumerable<GitCommit> commits, string repository, bool isArray, CancellationToken cancellation)
    {
        var output = new JsonLines(host.Out.Profile.Out.Writer, isArray);
        foreach (var commit in commits)
        {
            cancellation.ThrowIfCancellationRequested();
            output.Write(commit.ToEvent(repository));
        }

        output.End();
        return 0;
    }

    private static int PrintExport(LocalHost host, string file, string? repository, DateOnly? since, bool isArray)
    {
        var start = since?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) ?? DateTime.MinValue;
        var problems = new List<string>();
        List<(string? Repository, GitCommit Commit)> commits;
        try
        {
            using var stream = file == "-" ? host.OpenStandardInput() : File.OpenRead(file);
            commits = GitHubExport.Read(stream, (line, reason) => problems.Add(string.Create(CultureInfo.InvariantCulture, $"{file}({line}): {reason}")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return LocalCommandLine.Fail(host, Tables.Printable(exception.Message));
        }

        if (repository is null && commits.FirstOrDefault(item => item.Repository is null).Commit is { } nameless)
            problems.Add($"{file}: commit {nameless.Id} does not say which repository it is of: name it with --repository");
        foreach (var problem in problems)
            host.Tell($"error: {Tables.Printable(problem)}");
        if (problems.Count > 0)
            return 1;

        var output = new JsonLines(host.Out.Profile.Out.Writer, isArray);
        foreach (var (name, commit) in commits.Where(item => item.Commit.CommittedAt.UtcDateTime >= start))
            output.Write(commit.ToEvent(repository ?? name!));
        output.End();
        return 0;
    }

    private static bool IsName(string text) => text.Split('/') is [{ Length: > 0 }, { Length: > 0 }];
}
