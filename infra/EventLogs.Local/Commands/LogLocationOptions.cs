using System.CommandLine;
using EventLogs.Aws.Glue;
using EventLogs.Local.Catalog;
using EventLogs.Local.Stacks;
using EventLogs.Local.Storage;
using EventLogs.Partitions;
using EventLogs.Partitions.Glue;

namespace EventLogs.Local.Commands;

/// <summary>The options that say where a log is: in a folder, or in a bucket of S3 with its Glue database.</summary>
internal sealed class LogLocationOptions(Option<string> bucket)
{
    private readonly StackOption _stack = new();
    private readonly Option<string?> _database = new("--database")
    {
        Description = "The Glue database of the tables, for a bucket in S3. Default: the output GlueDatabaseName of --outputs.",
        HelpName = "name",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_database);
        _stack.AddTo(command);
    }

    /// <summary>Runs a command's work over the log.</summary>
    public async Task<int> RunAsync(LocalHost host, ParseResult arguments, Func<OpenLog, Task<int>> work)
    {
        var outputs = _stack.Read(arguments);
        if (BucketOf(arguments, outputs) is { } name)
            return await RunOnAwsAsync(host, name, arguments.GetValue(_database) ?? outputs?.Find(StackOutputNames.GlueDatabaseName), outputs, work).ConfigureAwait(false);
        if (arguments.GetValue(_database) is not null)
            return LocalCommandLine.Fail(host, "--database is for buckets in S3: a folder has its own catalog");
        return await LocalCommandLine.RunAsync(host, arguments.GetValue(bucket)!, folder => folder.Exists
            ? work(new OpenLog(new FolderObjects(folder), new LocalPartitionStore(folder)) { Folder = folder })
            : Task.FromResult(LocalCommandLine.FailWithoutBucket(host, folder))).ConfigureAwait(false);
    }

    private static async Task<int> RunOnAwsAsync(LocalHost host, string name, string? database, StackOutputs? outputs, Func<OpenLog, Task<int>> work)
    {
        if (database is null)
            return LocalCommandLine.Fail(host, "which Glue database? Give its name with --database, or the stack's outputs with --outputs");
        using var objects = new S3Bucket(name, host.Aws);
        using var glue = new GlueClient(host.Aws);
        return await work(new OpenLog(objects, new GluePartitionStore(glue, database, name)) { Outputs = outputs }).ConfigureAwait(false);
    }

    /// <summary>The bucket in S3; null for a folder. What stands on the command line counts more than the outputs.</summary>
    private string? BucketOf(ParseResult arguments, StackOutputs? outputs)
    {
        if (S3Address.TryParse(arguments.GetValue(bucket)!, out var name))
            return name;
        if (outputs is null || arguments.GetResult(bucket) is { Implicit: false })
            return null;
        return outputs.Find(StackOutputNames.LogBucket)
            ?? throw new InvalidDataException($"The outputs of {outputs.Stack} name no {StackOutputNames.LogBucket}: it is not a stack of event logs.");
    }
}

/// <summary>A log, here or on AWS.</summary>
/// <param name="Objects">Its bucket.</param>
/// <param name="Partitions">What is registered of its tables.</param>
internal sealed record OpenLog(IObjectReader Objects, IPartitionStore Partitions)
{
    /// <summary>The folder; null on AWS.</summary>
    public LocalBucket? Folder { get; init; }

    /// <summary>The stack's outputs; null where none were given.</summary>
    public StackOutputs? Outputs { get; init; }
}
