using System.Collections.Immutable;
using System.Text.Json;

namespace EventLogs.Local.Stacks;

/// <summary>The outputs of a deployed stack: the names of what it is made of.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Values">The outputs.</param>
internal sealed record StackOutputs(string Stack, ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>An output; null where the stack has none of this name.</summary>
    public string? Find(string name) => Values.GetValueOrDefault(name);

    /// <summary>Reads a file.</summary>
    /// <param name="path">What <c>cdk deploy --outputs-file</c> writes, or <c>aws cloudformation describe-stacks</c> prints.</param>
    /// <param name="stack">Which stack of it; null where there is one.</param>
    /// <exception cref="InvalidDataException">It is something else, or does not say which stack.</exception>
    public static StackOutputs Read(string path, string? stack)
    {
        var stacks = ReadAll(path);
        var matching = stacks.Where(item => stack is null || item.Stack == stack).ToList();
        var names = string.Join(", ", stacks.Select(item => item.Stack));
        return matching switch
        {
            [var one] => one,
            [] => throw new InvalidDataException(stack is null ? $"{path} has outputs of no stack." : $"{path} has no outputs of a stack {stack}: it has those of {names}."),
            _ => throw new InvalidDataException($"{path} has outputs of {names}: name the stack with --stack."),
        };
    }

    private static List<StackOutputs> ReadAll(string path)
    {
        try
        {
            var file = JsonElement.Parse(File.ReadAllBytes(path));
            return file.TryGetProperty("Stacks", out var described) && described.ValueKind == JsonValueKind.Array
                ? [.. described.EnumerateArray().Select(Described)]
                : [.. file.EnumerateObject().Select(item => new StackOutputs(item.Name, ToValues(item.Value.EnumerateObject().Select(output => (output.Name, output.Value)))))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{path} does not hold the outputs of stacks: {exception.Message}", exception);
        }
    }

    private static StackOutputs Described(JsonElement stack) => new(
        Text(stack.GetProperty("StackName")),
        ToValues(stack.TryGetProperty("Outputs", out var outputs)
            ? outputs.EnumerateArray().Select(output => (Text(output.GetProperty("OutputKey")), output.GetProperty("OutputValue")))
            : []));

    private static ImmutableSortedDictionary<string, string> ToValues(IEnumerable<(string Name, JsonElement Value)> outputs) =>
        outputs.ToImmutableSortedDictionary(output => output.Name, output => Text(output.Value), StringComparer.Ordinal);

    private static string Text(JsonElement value) => value.GetString() ?? throw new JsonException("null is not the value of an output");
}
