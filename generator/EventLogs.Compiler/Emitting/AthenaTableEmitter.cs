using System.Collections.Immutable;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Emitting;

/// <summary>Writes the DDL of a table. Its only placeholders are <c>${database}</c> and <c>${location}</c>, the bucket's address.</summary>
internal sealed class AthenaTableEmitter : IEmitter
{
    private const string Location = "${location}";

    public Artifact Emit(EventLog log) => new(
        CSharpNames.ArtifactPath(log.Id, "table.athena.sql"),
        Render(GlueTable.Of(log), PartitionLayout.Keys, PartitionLayout.TablePrefix(log.Table), projection: []));

    /// <summary>The statement for any table of the bucket.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">Its partition keys.</param>
    /// <param name="prefix">Its folder in the bucket.</param>
    /// <param name="projection">What says which partitions there are; empty where they are registered.</param>
    public static string Render(
        GlueTable table, ImmutableArray<PartitionKey> keys, string prefix, IEnumerable<KeyValuePair<string, string>> projection) =>
        TemplateEngine.Render("table.athena.scriban", new
        {
            Table = table,
            PartitionKeys = keys,
            Prefix = prefix,
            Properties = ((IEnumerable<KeyValuePair<string, string>>)
                [new(StorageFormat.ClassificationKey, table.Format.Classification), .. table.Format.TableParameters, .. projection])
                .Select(Property).ToList(),
        });

    /// <summary>The address of the partitions of a bucket, which the projection puts the values of the keys into.</summary>
    public static string LocationOf(string prefix) => $"{Location}/{prefix}";

    // of what looks like a placeholder, only the location is one
    private static string Property(KeyValuePair<string, string> parameter) =>
        $"{Escaping.HiveString(parameter.Key)} = {Escaping.HiveString(parameter.Value).Replace(Escaping.HiveString(Location)[1..^1], Location, StringComparison.Ordinal)}";
}
