using System.CommandLine;
using EventLogs.Local.Stacks;

namespace EventLogs.Local.Commands;

/// <summary>The options by which a command takes the names of a stack's resources from its outputs.</summary>
internal sealed class StackOption
{
    private readonly Option<string?> _outputs = new("--outputs")
    {
        Description = "The stack's outputs: the file of cdk deploy --outputs-file, or what aws cloudformation describe-stacks prints.",
        HelpName = "file",
    };

    private readonly Option<string?> _stack = new("--stack")
    {
        Description = "Which stack of --outputs, where there are several.",
        HelpName = "name",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_outputs);
        command.Options.Add(_stack);
    }

    /// <summary>The outputs; null where none were given.</summary>
    /// <exception cref="InvalidDataException">The file has no outputs of such a stack.</exception>
    public StackOutputs? Read(ParseResult arguments) =>
        arguments.GetValue(_outputs) is { } file ? StackOutputs.Read(file, arguments.GetValue(_stack)) : null;
}
