using System.Collections.Immutable;
using Amazon.CDK;
using EventLogs.Cdk.Pipelines;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk;

/// <summary>The stack's outputs.</summary>
internal sealed class StackOutputs(Stack stack)
{
    /// <summary>Adds an output; none when there is no value.</summary>
    public StackOutputs Add(string name, string description, string? value)
    {
        if (value is not null)
        {
            // an output may be called as a parameter is, a construct may not
            new CfnOutput(stack, $"{name}Output", new CfnOutputProps { Description = description, Value = value }).OverrideLogicalId(name);
        }

        return this;
    }

    /// <summary>Adds the name of each table.</summary>
    public void AddTables(ImmutableArray<EventDefinition> events)
    {
        var names = TableOutputNames.Of([.. events.Select(definition => definition.Table.Name)]);
        foreach (var definition in events)
            Add(names[definition.Table.Name], $"The table of {RulePattern.Describe(definition)}", definition.Table.Name);
    }
}
