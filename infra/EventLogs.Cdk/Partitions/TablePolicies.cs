using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using EventLogs.Cdk.Options;

namespace EventLogs.Cdk.Partitions;

/// <summary>Policies that allow actions of Glue on these tables, and nothing else: each table by its name.</summary>
/// <param name="description">What the policies are for.</param>
/// <param name="actions">The actions.</param>
internal sealed class TablePolicies(string description, params string[] actions)
{
    // The limit of a managed policy, without white space; one that is inline in a role would have to share 10,240 with all others.
    // Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    private const int MaxCharacters = 6_144;

    // What surrounds the tables: version, effect, a few actions, catalog and database
    private const int Overhead = 600;

    // "arn:aws-us-gov:glue:ap-southeast-1:123456789012:table/<database>/", quotes and comma
    private const int PerTable = 70 + StackParameters.MaxDatabaseName;

    /// <summary>Makes as many policies as the tables need.</summary>
    public IManagedPolicy[] For(Construct scope, string databaseName, IEnumerable<string> tables) =>
        [.. Split(tables).Select((part, index) => Policy(scope, $"Tables{index + 1}", databaseName, part))];

    private ManagedPolicy Policy(Construct scope, string id, string databaseName, List<string> tables)
    {
        var stack = Stack.Of(scope);
        string Arn(string resource) =>
            stack.FormatArn(new ArnComponents { Service = "glue", Resource = resource, ArnFormat = ArnFormat.NO_RESOURCE_NAME });

        return new ManagedPolicy(scope, id, new ManagedPolicyProps
        {
            Description = description,
            Statements =
            [
                new PolicyStatement(new PolicyStatementProps
                {
                    Actions = actions,
                    Resources =
                    [
                        Arn("catalog"),
                        Arn($"database/{databaseName}"),
                        .. tables.Select(table => Arn($"table/{databaseName}/{table}")),
                    ],
                }),
            ],
        });
    }

    private static List<List<string>> Split(IEnumerable<string> tables)
    {
        var parts = new List<List<string>>();
        var left = 0;
        foreach (var table in tables)
        {
            left -= PerTable + table.Length;
            if (parts.Count == 0 || left < 0)
            {
                parts.Add([]);
                left = MaxCharacters - Overhead - PerTable - table.Length;
            }

            parts[^1].Add(table);
        }

        return parts;
    }
}
