using System.Collections.Immutable;

namespace EventLogs.Runtime.Catalog;

/// <summary>
/// How the objects of a table are stored and read. The DDL, the CDK stack, the partition registrar and the pipeline on one machine take
/// it from a table's definition.
/// </summary>
/// <param name="Classification">What Glue calls the format: the table parameter <see cref="ClassificationKey"/>.</param>
/// <param name="Serde">The serde that turns what is stored into columns.</param>
/// <param name="InputFormat">The Hive input format.</param>
/// <param name="OutputFormat">The Hive output format. Nothing writes through it, but Glue and Athena want one.</param>
/// <param name="ColumnMatching">How engines find the columns of a table in those of a partition.</param>
/// <param name="SerdeParameters">What the serde is told, such as <c>mapping.a_b = a-b</c>; empty for most tables.</param>
public sealed record StorageFormat(
    string Classification,
    string Serde,
    string InputFormat,
    string OutputFormat,
    ColumnMatching ColumnMatching,
    ImmutableArray<KeyValuePair<string, string>> SerdeParameters)
{
    /// <summary>The name of the table parameter that holds <see cref="Classification"/>.</summary>
    public const string ClassificationKey = "classification";

    /// <summary>
    /// Text with one JSON document per line, plain or in <c>.gz</c> objects, read with the OpenX serde, which matches keys to columns
    /// without case.
    /// </summary>
    /// <remarks>Source: https://docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html</remarks>
    public static StorageFormat JsonLines { get; } = new(
        Classification: "json",
        Serde: "org.openx.data.jsonserde.JsonSerDe",
        InputFormat: "org.apache.hadoop.mapred.TextInputFormat",
        OutputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        ColumnMatching: ColumnMatching.ByPosition,
        SerdeParameters: []);

    /// <summary>Apache Parquet, compressed with Zstandard.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/athena/latest/ug/parquet-serde.html</remarks>
    public static StorageFormat Parquet { get; } = new(
        Classification: "parquet",
        Serde: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
        InputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
        OutputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
        ColumnMatching: ColumnMatching.ByName,
        SerdeParameters: [])
    {
        TableParameters = [new("parquet.compression", "ZSTD")],
    };

    /// <summary>Parameters that a table of this format has beside <see cref="ClassificationKey"/>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> TableParameters { get; init; } = [];
}

/// <summary>How Athena finds the columns of a table in those that a partition was registered with.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/athena/latest/ug/handling-schema-updates-chapter.html</remarks>
public enum ColumnMatching : byte
{
    /// <summary>The first is the first: columns can be appended only.</summary>
    ByPosition,

    /// <summary>By name: order does not matter.</summary>
    ByName,
}
