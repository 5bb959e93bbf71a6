using System.CommandLine;
using EventLogs.Aws;
using EventLogs.Details.CodeDeploy;
using EventLogs.Local.Commands;
using EventLogs.Local.Storage;
using EventLogs.LocalApp.Backfill;

namespace EventLogs.LocalApp.Commands;

/// <summary>The options of commands that ask CodeDeploy: which days, where, and how often.</summary>
internal sealed class CodeDeployOptions
{
    // a client's own attempts, with a backoff that doubles up to twenty seconds
    private const int CallAttempts = 8;
    private const int MaxRate = 100;

    private readonly Option<DateOnly?> _from = DayOption.Create("--from", "The first day on which deployments were created, in UTC.");
    private readonly Option<DateOnly?> _to = DayOption.Create("--to", "The last day. Default: today.");
    private readonly Option<string?> _region = new("--region")
    {
        Description = "The AWS region. Default: that of the environment or of the AWS profile.",
        HelpName = "region",
    };

    private readonly Option<int> _rate = new("--rate")
    {
        Description = $"How many calls of AWS to make in a second: 1 to {MaxRate}.",
        HelpName = "calls",
        DefaultValueFactory = _ => 5,
    };

    public CodeDeployOptions()
    {
        _from.Required = true;
        _rate.Validators.Add(result =>
        {
            if (result.GetValue(_rate) is < 1 or > MaxRate)
                result.AddError($"--rate takes 1 to {MaxRate}.");
        });
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_from);
        command.Options.Add(_to);
        command.Options.Add(_region);
        command.Options.Add(_rate);
    }

    /// <summary>Runs a command's work over a bucket and days.</summary>
    public Task<int> RunAsync(LocalHost host, ParseResult arguments, string folder, Func<LocalBucket, DayRange, Task<int>> work)
    {
        var days = new DayRange(arguments.GetValue(_from)!.Value, arguments.GetValue(_to) ?? Today(host.Clock));
        return days.First > days.Last
            ? Task.FromResult(LocalCommandLine.Fail(host, "--from is a day after --to"))
            : LocalCommandLine.RunAsync(host, folder, bucket => work(bucket, days));
    }

    /// <summary>How AWS is reached.</summary>
    public AwsClientSettings Settings(ParseResult arguments, LocalHost host) => host.Aws with
    {
        Region = arguments.GetValue(_region) ?? host.Aws.Region,
        MaxAttempts = host.Aws.MaxAttempts ?? CallAttempts,
    };

    /// <summary>How often AWS is asked.</summary>
    public Pace Pace(ParseResult arguments, TimeProvider clock) => new(arguments.GetValue(_rate), clock);

    /// <summary>What CodeDeploy knows.</summary>
    public DeploymentSource Source(ParseResult arguments, LocalHost host, CodeDeployClient client) => new(client, Pace(arguments, host.Clock));

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
