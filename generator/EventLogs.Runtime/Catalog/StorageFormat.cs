namespace EventLogs.Runtime.Catalog;

/// <summary>
/// How the objects of a table are read: gzip or plain text with one JSON document per line. The same for every table; what is special to
/// one table are its <see cref="TableDefinition.SerdeParameters"/>. The DDL, the CDK stack and the partition registrar take it from here.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html</remarks>
public static class StorageFormat
{
    /// <summary>The Hive input format: lines of text. It opens <c>.gz</c> objects by itself.</summary>
    public const string InputFormat = "org.apache.hadoop.mapred.TextInputFormat";

    /// <summary>The Hive output format. Nothing writes through it, but Glue and Athena want one.</summary>
    public const string OutputFormat = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";

    /// <summary>The serde that turns a line into columns; it matches keys to columns without case.</summary>
    public const string Serde = "org.openx.data.jsonserde.JsonSerDe";

    /// <summary>The table parameter <see cref="ClassificationKey"/>: what Glue calls the format.</summary>
    public const string Classification = "json";

    /// <summary>The name of the table parameter that holds <see cref="Classification"/>.</summary>
    public const string ClassificationKey = "classification";
}
