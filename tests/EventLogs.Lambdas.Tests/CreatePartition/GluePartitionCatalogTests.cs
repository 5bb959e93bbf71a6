using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.Glue;
using EventLogs.Partitions;
using EventLogs.Partitions.Glue;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.Tests.CreatePartition;

public sealed class GluePartitionCatalogTests
{
    private static readonly TableDefinition Table = new(
        "notes",
        "One note.",
        [
            new ColumnDefinition("a_b", "a-b", "array<struct<x:string>>", "Quotes \" and \\ and \u2028.", IsNullable: true),
            new ColumnDefinition("time", "time", "string", "", IsNullable: false),
        ],
        StorageFormat.JsonLines with { SerdeParameters = [new("mapping.a_b", "a-b")] });

    private static readonly ImmutableArray<Partition> Partitions =
        [new Partition(["2026-11-22", "14"]), new Partition(["2026-11-22", "15"]), new Partition(["2026-11-22", "16"])];

    [Fact]
    public async Task Each_partition_has_its_outcome_in_the_order_asked_for()
    {
        var glue = new FakeGlue(
            new PartitionError(["2026-11-22", "16"], "AlreadyExistsException", "Partition already exists."),
            new PartitionError(["2026-11-22", "14"], "InternalServiceException", null));
        var outcomes = await new GluePartitionCatalog(glue.CreateAsync, "db", "logs").CreateAsync(Table, Partitions, default);
        Assert.Equal(
            [PartitionStatus.Failed, PartitionStatus.Created, PartitionStatus.AlreadyExists],
            outcomes.Select(outcome => outcome.Status));
        Assert.Equal(("db", "notes"), (glue.Database, glue.Table));
        Assert.Equal(Partitions.Select(partition => partition.Values), glue.Inputs.Select(input => input.Values));
        Assert.Equal(
            Partitions.Select(partition => GlueStorage.ToElement(Table, $"s3://logs/notes/{partition.Folder}")),
            glue.Inputs.Select(input => input.StorageDescriptor),
            JsonElement.DeepEquals);
    }

    [Fact]
    public async Task An_error_of_a_partition_that_was_not_asked_for_is_not_taken_for_a_success()
    {
        var glue = new FakeGlue(new PartitionError(["2020-01-01", "00"], "InternalServiceException", "?"));
        var outcomes = await new GluePartitionCatalog(glue.CreateAsync, "db", "logs").CreateAsync(Table, Partitions, default);
        NonEmpty.All(outcomes, outcome => Assert.Equal((PartitionStatus.Failed, "UnexpectedAnswer"), (outcome.Status, outcome.ErrorCode)));
        Assert.Equal(Partitions.Length, outcomes.Length);
    }

    [Fact]
    public async Task An_answer_that_names_no_partition_is_not_taken_for_a_success()
    {
        var glue = new FakeGlue(new PartitionError(default, "AlreadyExistsException", null));
        var outcomes = await new GluePartitionCatalog(glue.CreateAsync, "db", "logs").CreateAsync(Table, Partitions, default);
        Assert.Equal(Partitions.Length, outcomes.Count(outcome => outcome.Status == PartitionStatus.Failed));
    }

    private sealed class FakeGlue(params ImmutableArray<PartitionError> errors)
    {
        public string? Database { get; private set; }

        public string? Table { get; private set; }

        public ImmutableArray<PartitionInput> Inputs { get; private set; }

        public CreatePartitions CreateAsync => (database, table, partitions, _) =>
        {
            (Database, Table, Inputs) = (database, table, partitions);
            return Task.FromResult(errors);
        };
    }
}
