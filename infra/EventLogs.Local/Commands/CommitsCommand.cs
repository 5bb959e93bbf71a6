using System.CommandLine;
using EventLogs.Local.Commits;
using EventLogs.Local.Results;

namespace EventLogs.Local.Commands;

/// <summary><c>commits</c>: the commits of a clone as events, which <c>ingest</c> reads.</summary>
internal static class CommitsCommand
{
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
        var command = new Command("commits", "Print the commits of a git repository as events, one on each line: ingest reads them.") { folder, repository, since };
        command.SetAction((arguments, cancellation) =>
        {
            var git = new GitLog(arguments.GetValue(folder)!);
            try
            {
                return Task.FromResult((arguments.GetValue(repository) ?? git.Origin()) is { } name
                    ? Print(host, git.Read(arguments.GetValue(since)), name, cancellation)
                    : LocalCommandLine.Fail(host, "which repository is it? It has no remote origin with an account and a repository: name it with --repository"));
            }
            catch (GitException exception)
            {
                return Task.FromResult(LocalCommandLine.Fail(host, Tables.Printable(exception.Message)));
            }
        });
        return command;
    }

    private static int Print(LocalHost host, IEnumerable<GitCommit> commits, string repository, CancellationToken cancellation)
    {
        var output = host.Out.Profile.Out.Writer;
        foreach (var commit in commits)
        {
            cancellation.ThrowIfCancellationRequested();
            output.Write(commit.ToEvent(repository) + "\n");
        }

        return 0;
    }

    private static bool IsName(string text) => text.Split('/') is [{ Length: > 0 }, { Length: > 0 }];
}
